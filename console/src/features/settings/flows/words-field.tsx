import { Button, Group, Textarea } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowStep } from '@/lib/schemas'

/** What is known without asking. */
const KNOWN = ['nome', 'primeiro_nome', 'saudacao', 'protocolo']

interface WordsFieldProps {
  label: string
  description?: string
  value: string
  steps: readonly FlowStep[]
  onChange: (text: string) => void
}

/** What the customer reads, with blanks for what is known or was answered before. */
export function WordsField({ label, description, value, steps, onChange }: WordsFieldProps) {
  const { t } = useTranslation('flows')
  const input = useRef<HTMLTextAreaElement>(null)
  const asked = steps.flatMap((it) =>
    (it.type === 'answer' || it.type === 'question') && it.variable ? [it.variable] : [],
  )
  const insert = (name: string) => {
    const { selectionStart = value.length, selectionEnd = value.length } = input.current ?? {}
    onChange(`${value.slice(0, selectionStart)}{{${name}}}${value.slice(selectionEnd)}`)
    input.current?.focus()
  }
  return (
    <div>
      <Textarea
        ref={input}
        label={label}
        description={description}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={1_000}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Group gap={6} mt={6}>
        {[...new Set([...KNOWN, ...asked])].map((name) => (
          <Button
            key={name}
            size="compact-xs"
            variant="default"
            aria-label={t('insert', { name })}
            onClick={() => insert(name)}
          >
            {`{{${name}}}`}
          </Button>
        ))}
      </Group>
    </div>
  )
}
