import { ActionIcon, Badge, Modal, Stack, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { moment } from '@/lib/format'
import { problemText } from '@/lib/i18n'
import type { FlowRun } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import { flowRunsQuery } from '@/live/flow-runs'
import { keys } from '@/live/keys'
import type { ConversationView } from '@/live/view'
import { Loaded } from '@/ui/loaded'
import { openDialog } from '../ui-state'
import classes from './runs.module.css'

/** Diálogos Chatbot / Contexto: what ran here, when and by whom, and what it marked. */
export function RunsDialog({ view }: { view: ConversationView }) {
  const { t } = useTranslation('flows')
  const { conversation, contact } = view
  const history = useQuery(flowRunsQuery(conversation))
  return (
    <Modal
      opened
      onClose={() => openDialog(null)}
      size="lg"
      title={t('runsTitle', { name: contact.name })}
    >
      <Loaded query={history}>
        {({ runs, contexts }) => (
          <Stack>
            {runs.length === 0 ? (
              <Text size="sm" c="var(--ink2)">
                {t('noRuns')}
              </Text>
            ) : (
              <ul className={classes.list} aria-label={t('runs')}>
                {runs.map((run) => (
                  <RunRow key={run.id} run={run} isActive={conversation.bot != null} />
                ))}
              </ul>
            )}
            <h3 className={classes.title}>{t('contexts')}</h3>
            {contexts.length === 0 ? (
              <Text size="sm" c="var(--ink2)">
                {t('noContexts')}
              </Text>
            ) : (
              <ul className={classes.list}>
                {contexts.map(({ name, until }) => (
                  <ContextRow key={name} conversation={conversation.id} name={name} until={until} />
                ))}
              </ul>
            )}
          </Stack>
        )}
      </Loaded>
    </Modal>
  )
}

function RunRow({ run, isActive }: { run: FlowRun; isActive: boolean }) {
  const { t } = useTranslation('flows')
  const agents = useBootstrap((it) => it.agents)
  const name = agents.find(({ id }) => id === run.startedBy)?.name ?? t('somebody')
  const ending = run.ending ?? (isActive ? null : 'cancelled')
  return (
    <li className={classes.row}>
      <div>
        <strong>{run.name}</strong>
        <Text size="xs" c="var(--ink2)">
          {moment(run.startedAt)} · {t(`cause.${run.cause}`, { name })}
        </Text>
      </div>
      <Badge variant="light" color={ending === null ? 'brand' : 'gray'}>
        {ending === null ? t('runState.active') : t(`ending.${ending}`)}
      </Badge>
    </li>
  )
}

interface ContextRowProps {
  conversation: string
  name: string
  until: string | null | undefined
}

function ContextRow({ conversation, name, until }: ContextRowProps) {
  const { t } = useTranslation('flows')
  const cache = useQueryClient()
  const remove = useMutation({
    mutationFn: () =>
      api.post('/conversations/{conversationId}/contexts/removal', {
        path: { conversationId: conversation },
        body: { name },
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: [...keys.flowRuns, conversation] }),
  })
  return (
    <li className={classes.row}>
      <div>
        <strong>{name}</strong>
        {until && (
          <Text size="xs" c="var(--ink2)">
            {t('until', { when: moment(until) })}
          </Text>
        )}
        {remove.isError && (
          <Text role="alert" size="sm" c="var(--bad-text)">
            {problemText(remove.error)}
          </Text>
        )}
      </div>
      <ActionIcon
        variant="subtle"
        aria-label={t('removeContext', { name })}
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      >
        <IconX size={16} stroke={1.5} />
      </ActionIcon>
    </li>
  )
}
