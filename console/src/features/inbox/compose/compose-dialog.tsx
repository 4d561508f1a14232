import { Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutgoingContent } from '@/live/outbox'

/** What each dialog of the composer is given. */
export interface ComposeProps {
  onClose: () => void
  onSend: (content: OutgoingContent) => void
}

interface ComposeDialogProps extends ComposeProps {
  title: string
  /** Null as long as something is missing. */
  content: OutgoingContent | null
  children: ReactNode
}

/** A message that is put together in a dialog and sent from there. */
export function ComposeDialog({ title, content, children, onClose, onSend }: ComposeDialogProps) {
  const { t } = useTranslation('inbox')
  const handleSubmit = (event: React.FormEvent) => {
    event.preventDefault()
    if (content) onSend(content)
  }
  return (
    <Modal opened title={title} onClose={onClose} centered>
      <form onSubmit={handleSubmit} noValidate>
        <Stack>
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" disabled={!content}>
              {t('send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
