import { Button, Text } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './settings.module.css'

interface CopyTextProps {
  text: string
  label: string
}

/** A text to take elsewhere. Where the browser forbids copying, a click selects it whole. */
export function CopyText({ text, label }: CopyTextProps) {
  const { t } = useTranslation('settings')
  const clipboard = useClipboard({ timeout: 3_000 })
  const Icon = clipboard.copied ? IconCheck : IconCopy
  return (
    <div>
      <code className={classes.code}>{text}</code>
      <Button
        mt="xs"
        size="xs"
        variant="default"
        aria-label={label}
        leftSection={<Icon size={16} stroke={1.5} />}
        onClick={() => clipboard.copy(text)}
      >
        {t(clipboard.copied ? 'copied' : 'copy')}
      </Button>
      <Text role="status" size="xs" c="var(--bad-text)">
        {clipboard.error ? t('copyByHand') : ''}
      </Text>
    </div>
  )
}
