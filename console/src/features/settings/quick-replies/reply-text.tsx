import { Button, Group, Text, Textarea } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PLACEHOLDERS } from '@/lib/quick-reply'

interface ReplyTextProps {
  value?: string
  error?: React.ReactNode
  onChange: (text: string) => void
}

/** The words, and what may stand in for what is different each time. */
export function ReplyText({ value = '', onChange, ...field }: ReplyTextProps) {
  const { t } = useTranslation('replies')
  const input = useRef<HTMLTextAreaElement>(null)
  const handleInsert = (name: string) => {
    const element = input.current
    const { selectionStart = value.length, selectionEnd = value.length } = element ?? {}
    const piece = `{{${name}}}`
    onChange(value.slice(0, selectionStart) + piece + value.slice(selectionEnd))
    // The cursor goes behind it once the text has been drawn.
    requestAnimationFrame(() => {
      element?.focus()
      element?.setSelectionRange(selectionStart + piece.length, selectionStart + piece.length)
    })
  }
  return (
    <div>
      <Textarea
        {...field}
        ref={input}
        label={t('textField')}
        autosize
        minRows={4}
        maxRows={12}
        maxLength={4000}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Text size="xs" c="var(--ink2)" mt={6} mb={4}>
        {t('placeholdersHint')}
      </Text>
      <Group gap={6}>
        {PLACEHOLDERS.map((name) => (
          <Button key={name} size="compact-xs" variant="light" onClick={() => handleInsert(name)}>
            {t(`placeholder.${name}`)}
          </Button>
        ))}
      </Group>
    </div>
  )
}
