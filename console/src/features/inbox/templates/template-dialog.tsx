import { Button, Group, Modal, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '@/lib/schemas'
import { useOutgoing } from '../composer/use-outgoing'
import { TemplateFields } from './template-fields'
import { useTemplateChoice } from './use-template-choice'

interface TemplateDialogProps {
  conversation: Conversation
  onClose: () => void
}

/** Puts a template into the outbox, as any reply: also where nothing else gets through. */
export function TemplateDialog({ conversation, onClose }: TemplateDialogProps) {
  const { t } = useTranslation('templates')
  const choice = useTemplateChoice(conversation.connection.id, { conversationId: conversation.id })
  // Where nothing but a template gets through, the composer itself writes notes.
  const put = useOutgoing(conversation, 'reply')
  const { outgoing } = choice
  const handleSend = () => {
    if (!outgoing) return
    put({ contents: () => [outgoing], onGone: onClose })
  }
  return (
    <Modal opened onClose={onClose} title={t('sendTitle')} closeOnClickOutside={!choice.template}>
      <Stack>
        <TemplateFields choice={choice} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button disabled={!outgoing || choice.isUnwanted} onClick={handleSend}>
            {t('send')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
