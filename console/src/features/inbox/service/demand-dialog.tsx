import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import { changeConversation } from '@/live/apply-event'
import type { ConversationView } from '@/live/view'
import { useActionContext } from '../actions/use-action-context'
import { openDialog } from '../ui-state'
import { useDemandChoices } from './use-demand'

/** The department wants to know what it was about before the service is resolved: asks, and resolves. */
export function DemandDialog({ view }: { view: ConversationView }) {
  const { t } = useTranslation(['routine', 'inbox'])
  const cache = useQueryClient()
  const { act } = useActionContext(view)
  const { id, ticket } = view.conversation
  const [chosen, setChosen] = useState<string | null>(ticket.demand ?? null)
  const close = () => openDialog(null)
  const resolve = useMutation({
    mutationFn: async (demandId: string) => {
      const path = { conversationId: id }
      const body = { demandId }
      changeConversation(
        cache,
        await api.put('/conversations/{conversationId}/demand', { path, body }),
      )
      return act('resolve', { text: 'done.resolve', act: 'reopen' })
    },
    onSuccess: (isDone) => isDone && close(),
  })
  return (
    <Modal opened onClose={close} title={t('demand.requiredTitle')}>
      <Stack>
        <Text size="sm" c="var(--ink2)">
          {t('demand.requiredText')}
        </Text>
        <Select
          label={t('demand.label')}
          placeholder={t('demand.choose')}
          data={useDemandChoices(ticket.demand)}
          value={chosen}
          onChange={setChosen}
          searchable
          nothingFoundMessage={t('demand.none')}
          data-autofocus
        />
        {resolve.isError && (
          <Text role="alert" size="sm" c="var(--bad-text)">
            {problemText(resolve.error)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:cancel')}
          </Button>
          <Button
            disabled={!chosen}
            loading={resolve.isPending}
            onClick={() => chosen && resolve.mutate(chosen)}
          >
            {t('inbox:action.resolve')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
