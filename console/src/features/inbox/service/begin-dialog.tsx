import { Anchor, Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import { asProblem } from '@/lib/problem'
import { uuidv7 } from '@/lib/uuid'
import { changeConversation } from '@/live/apply-event'
import type { ConversationView } from '@/live/view'
import { replyWindowQuery } from '../composer/use-reply-window'
import { withoutHit } from '../search'
import { TemplateFields } from '../templates/template-fields'
import { useTemplateChoice } from '../templates/use-template-choice'
import { focusComposer, openDialog } from '../ui-state'
import { useOwnDepartments } from './use-own-departments'

/** Novo chat from a conversation that is over: in which department, and with which words where that matters. */
export function BeginDialog({ view }: { view: ConversationView }) {
  const { t } = useTranslation(['service', 'routine'])
  const cache = useQueryClient()
  const { conversation } = view
  const { id, department, connection } = conversation
  const mine = useOwnDepartments()
  const usual = mine.find((it) => it.value === department) ?? mine[0]
  const [chosen, setChosen] = useState<string | null>(usual?.value ?? null)
  const replyWindow = useQuery(replyWindowQuery(conversation))
  const needsTemplate = replyWindow.data?.open === false
  const choice = useTemplateChoice(connection.id, { conversationId: id })
  const [messageId] = useState(uuidv7)
  const close = () => openDialog(null)
  const { content } = choice
  const begin = useMutation({
    mutationFn: () =>
      api.post('/conversations/{conversationId}/tickets', {
        path: { conversationId: id },
        body: {
          departmentId: chosen,
          first:
            needsTemplate && content
              ? { id: messageId, kind: 'reply', content, replyTo: null }
              : null,
        },
      }),
    onSuccess: (begun) => {
      changeConversation(cache, begun)
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
          data={mine}
          value={chosen}
          onChange={setChosen}
          allowDeselect={false}
          searchable
          nothingFoundMessage={t('transfer.nobody')}
        />
        {needsTemplate && (
          <>
            <Text size="sm" c="var(--ink2)">
              {t('routine:newChat.templateNeeded')}
            </Text>
            <TemplateFields choice={choice} />
          </>
        )}
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
            disabled={(chosen === null && department !== null) || (needsTemplate && !content)}
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
