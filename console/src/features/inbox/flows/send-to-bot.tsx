import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { FlowCard } from '@/lib/schemas'
import type { ConversationView } from '@/live/view'
import { handOn } from '../service/hand-on'
import { FlowSelect } from './flow-select'

interface SendToBotProps {
  view: ConversationView
  onClose: () => void
}

/** Chatbot: the ticket is a flow's until that is through, and nobody's. */
export function SendToBot({ view, onClose }: SendToBotProps) {
  const { t } = useTranslation(['flows', 'service'])
  const cache = useQueryClient()
  const [flow, setFlow] = useState<FlowCard | null>(null)
  const { conversation, contact } = view
  const send = useMutation({
    mutationFn: ({ id, name }: FlowCard) =>
      handOn(cache, conversation.id, t('service:parting.transferred', { to: name }), () =>
        api.post('/conversations/{conversationId}/flow-runs', {
          path: { conversationId: conversation.id },
          body: { flow: id, transfer: true },
        }),
      ),
    onSuccess: ({ isSeen }, { name }) => {
      onClose()
      if (isSeen) notifications.show({ message: t('sent', { flow: name, name: contact.name }) })
    },
  })
  return (
    <Stack gap="sm">
      <Text size="sm" c="var(--ink2)">
        {t('transferText')}
      </Text>
      <FlowSelect value={flow?.id ?? null} onChange={setFlow} />
      {send.isError && (
        <Text role="alert" size="sm" c="var(--bad-text)">
          {problemText(send.error)}
        </Text>
      )}
      <Group justify="flex-end">
        <Button disabled={!flow} loading={send.isPending} onClick={() => flow && send.mutate(flow)}>
          {t('send')}
        </Button>
      </Group>
    </Stack>
  )
}
