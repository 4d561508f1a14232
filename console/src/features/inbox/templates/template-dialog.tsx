import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { Conversation } from '@/lib/schemas'
import { uuidv7 } from '@/lib/uuid'
import { TemplateFields } from './template-fields'
import { type TemplateContent, useTemplateChoice } from './use-template-choice'

interface TemplateDialogProps {
  conversation: Conversation
  onClose: () => void
}

/** Sends a template where nothing else gets through. */
export function TemplateDialog({ conversation, onClose }: TemplateDialogProps) {
  const { t } = useTranslation('templates')
  const choice = useTemplateChoice(conversation.connection.id, { conversationId: conversation.id })
  // One for the dialog: sent again after a lost answer it is still one message.
  const [id] = useState(uuidv7)
  const send = useMutation({
    mutationFn: (content: TemplateContent) =>
      api.post('/conversations/{conversationId}/messages', {
        path: { conversationId: conversation.id },
        body: { id, kind: 'reply', content, replyTo: null },
      }),
    onSuccess: onClose,
  })
  const { content } = choice
  return (
    <Modal opened onClose={onClose} title={t('sendTitle')} closeOnClickOutside={!choice.template}>
      <Stack>
        <TemplateFields choice={choice} />
        {send.isError && (
          <Text role="alert" size="sm" c="var(--bad-text)">
            {problemText(send.error)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button
            disabled={!content || choice.isUnwanted}
            loading={send.isPending}
            onClick={() => content && send.mutate(content)}
          >
            {t('send')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
