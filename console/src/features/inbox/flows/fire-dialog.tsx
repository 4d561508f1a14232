import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { FlowCard } from '@/lib/schemas'
import { changeConversation } from '@/live/apply-event'
import type { ConversationView } from '@/live/view'
import { openDialog } from '../ui-state'
import { FlowSelect } from './flow-select'

/** Disparar fluxo: it talks with the customer here, beside whoever serves them. */
export function FireDialog({ view }: { view: ConversationView }) {
  const { t } = useTranslation('flows')
  const cache = useQueryClient()
  const [flow, setFlow] = useState<FlowCard | null>(null)
  const { conversation, contact } = view
  const close = () => openDialog(null)
  const fire = useMutation({
    mutationFn: ({ id }: FlowCard) =>
      api.post('/conversations/{conversationId}/flow-runs', {
        path: { conversationId: conversation.id },
        body: { flow: id, transfer: false },
      }),
    onSuccess: (fired, { name }) => {
      changeConversation(cache, fired)
      notifications.show({ message: t('fired', { flow: name, name: contact.name }) })
      close()
    },
  })
  return (
    <Modal opened onClose={close} title={t('fireTitle', { name: contact.name })}>
      <Stack>
        <Text size="sm" c="var(--ink2)">
          {t('fireText')} {conversation.bot != null && t('fireReplaces')}
        </Text>
        <FlowSelect value={flow?.id ?? null} onChange={setFlow} />
        {fire.isError && (
          <Text role="alert" size="sm" c="var(--bad-text)">
            {problemText(fire.error)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:cancel')}
          </Button>
          <Button
            disabled={!flow}
            loading={fire.isPending}
            onClick={() => flow && fire.mutate(flow)}
          >
            {t('fire')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
