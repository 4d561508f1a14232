import { Button, Group, Modal, MultiSelect, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import { changeConversation } from '@/live/apply-event'
import { useBootstrap } from '@/live/bootstrap'
import type { ConversationView } from '@/live/view'
import { openDialog } from '../ui-state'

/** As the server demands. */
const MOST = 20

/** Pedir ajuda: those who help see the conversation and may answer it. */
export function HelpersDialog({ view }: { view: ConversationView }) {
  const { t } = useTranslation('service')
  const cache = useQueryClient()
  const desk = useBootstrap((it) => it)
  const { id, owner, collaborators, helping } = view.conversation
  const before = [...collaborators, ...helping]
  const [chosen, setChosen] = useState<string[]>(before)
  const close = () => openDialog(null)
  const save = useMutation({
    mutationFn: () =>
      api.put('/conversations/{conversationId}/helpers', {
        path: { conversationId: id },
        body: {
          agents: chosen.filter((it) => desk.agents.some((agent) => agent.id === it)),
          departments: chosen.filter((it) => desk.departments.some((one) => one.id === it)),
        },
      }),
    onSuccess: (conversation) => {
      changeConversation(cache, conversation)
      close()
    },
  })
  const option = ({ id: value, name }: { id: string; name: string }) => ({ value, label: name })
  const agents = desk.agents.filter(
    (it) => before.includes(it.id) || (it.active && it.id !== owner),
  )
  return (
    <Modal opened onClose={close} title={t('help.title', { name: view.contact.name })}>
      <Stack>
        <Text size="sm" c="var(--ink2)">
          {t('help.text')}
        </Text>
        <MultiSelect
          label={t('help.who')}
          data={[
            { group: t('departments'), items: desk.departments.map(option) },
            { group: t('people'), items: agents.map(option) },
          ]}
          value={chosen}
          onChange={setChosen}
          maxValues={MOST}
          searchable
          clearable
          hidePickedOptions
          nothingFoundMessage={t('transfer.nobody')}
          data-autofocus
        />
        {save.isError && (
          <Text role="alert" size="sm" c="var(--bad-text)">
            {problemText(save.error)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:cancel')}
          </Button>
          <Button
            loading={save.isPending}
            disabled={isSame(before, chosen)}
            onClick={() => save.mutate()}
          >
            {t('common:save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((it) => other.includes(it))
}
