import { Anchor, Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import { asProblem } from '@/lib/problem'
import { changeConversation } from '@/live/apply-event'
import { useBootstrap } from '@/live/bootstrap'
import type { ConversationView } from '@/live/view'
import { withoutHit } from '../search'
import { focusComposer, openDialog } from '../ui-state'

/** Novo chat from a conversation that is over: in which department? */
export function BeginDialog({ view }: { view: ConversationView }) {
  const { t } = useTranslation('service')
  const cache = useQueryClient()
  const { me, departments } = useBootstrap((it) => it)
  const { id, department } = view.conversation
  const mine = departments.filter(
    (it) => me.permissions.includes('see-all') || me.agent.departments.includes(it.id),
  )
  const usual = mine.find((it) => it.id === department) ?? mine[0]
  const [chosen, setChosen] = useState<string | null>(usual?.id ?? null)
  const close = () => openDialog(null)
  const begin = useMutation({
    mutationFn: () =>
      api.post('/conversations/{conversationId}/tickets', {
        path: { conversationId: id },
        body: { departmentId: chosen },
      }),
    onSuccess: (conversation) => {
      changeConversation(cache, conversation)
      close()
      focusComposer()
    },
  })
  const refused = begin.error ? asProblem(begin.error) : null
  const other = refused?.code === 'already-open' ? refused.extra.conversation : null
  return (
    <Modal opened onClose={close} title={t('begin.title', { name: view.contact.name })}>
      <Stack>
        <Text size="sm" c="var(--ink2)">
          {t('begin.text')}
        </Text>
        <Select
          label={t('begin.department')}
          data={mine.map(({ id: value, name }) => ({ value, label: name }))}
          value={chosen}
          onChange={setChosen}
          allowDeselect={false}
          searchable
          nothingFoundMessage={t('transfer.nobody')}
        />
        {refused && (
          <Text role="alert" size="sm" c="var(--bad-text)">
            {problemText(refused)}{' '}
            {typeof other === 'string' && (
              <Anchor
                size="sm"
                renderRoot={(props) => (
                  <Link
                    {...props}
                    to="/conversations/$id"
                    params={{ id: other }}
                    search={withoutHit}
                    onClick={close}
                  />
                )}
              >
                {t('begin.open')}
              </Anchor>
            )}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:cancel')}
          </Button>
          <Button
            disabled={chosen === null && department !== null}
            loading={begin.isPending}
            onClick={() => begin.mutate()}
            data-autofocus
          >
            {t('begin.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
