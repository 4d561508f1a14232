import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertCircle, IconHelpCircle } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { Message } from '@/lib/schemas'
import { changeMessage } from '@/live/apply-event'
import { useMe } from '@/live/bootstrap'
import { returnToDraft } from '@/live/drafts'
import { useNow } from '@/ui/use-now'
import classes from './bubble.module.css'
import { useFailureText } from './use-failure-text'
import { useWaitingText } from './use-waiting-text'

const AGAIN = 5_000

/** What a provider's delivery of this message wants from a person: patience, a choice, a remedy. */
export function Delivery({ message }: { message: Message }) {
  switch (message.status) {
    case 'queued':
      return <Queued message={message} />
    case 'uncertain':
      return <Uncertain message={message} />
    case 'failed':
      return <Failed message={message} />
    default:
      return null
  }
}

/** It can be taken back for some seconds; afterwards it waits, for its turn or the provider, and still can be. */
function Queued({ message }: { message: Message }) {
  const { t } = useTranslation('inbox')
  const now = useNow(1000)
  const { conversationId, id } = message
  const info = useQuery({
    queryKey: ['delivery', id],
    queryFn: ({ signal }) =>
      api.get('/conversations/{conversationId}/messages/{messageId}', {
        path: { conversationId, messageId: id },
        signal,
      }),
    gcTime: 0,
    // What the provider says of each attempt is no event: nobody else needs to hear of it.
    refetchInterval: AGAIN,
  })
  const textOf = useWaitingText()
  const take = useTurn(message, 'cancel')
  const delivery = info.data?.delivery
  if (!delivery) return null
  const seconds = Math.ceil((Date.parse(delivery.notBefore) - now) / 1000)
  const isFresh = seconds > 0 && delivery.attempts === 0
  return (
    <div className={classes.delivery}>
      <span>{isFresh ? t('delivery.leaves', { count: seconds }) : textOf(delivery)}</span>
      <Button
        size="compact-xs"
        variant="default"
        loading={take.isPending}
        onClick={() => take.mutate()}
      >
        {t(isFresh ? 'delivery.undo' : 'delivery.remove')}
      </Button>
    </div>
  )
}

/** Nobody knows whether the customer has it: only a person may send it once more. */
function Uncertain({ message }: { message: Message }) {
  const { t } = useTranslation('inbox')
  const retry = useTurn(message, 'retry')
  const confirm = useTurn(message, 'confirm')
  return (
    <div className={classes.delivery} data-kind="uncertain" role="alert">
      <IconHelpCircle size={16} stroke={1.7} aria-hidden="true" />
      <span>{t('delivery.uncertain')}</span>
      <Button
        size="compact-xs"
        variant="default"
        loading={retry.isPending}
        onClick={() => retry.mutate()}
      >
        {t('delivery.sendAnyway')}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        loading={confirm.isPending}
        onClick={() => confirm.mutate()}
      >
        {t('delivery.arrived')}
      </Button>
    </div>
  )
}

function Failed({ message }: { message: Message }) {
  const { t } = useTranslation('inbox')
  const retry = useTurn(message, 'retry')
  const remove = useTurn(message, 'cancel')
  return (
    <div className={classes.delivery} data-kind="failed" role="alert">
      <IconAlertCircle size={16} stroke={1.7} aria-hidden="true" />
      <FailureText failure={message.failure} />
      <Button
        size="compact-xs"
        variant="default"
        loading={retry.isPending}
        onClick={() => retry.mutate()}
      >
        {t('delivery.retry')}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      >
        {t('delivery.remove')}
      </Button>
    </div>
  )
}

/** Why it did not go out, in our words; the channel's own stay within reach. */
function FailureText({ failure }: { failure: Message['failure'] | undefined }) {
  const textOf = useFailureText()
  const theirs = [failure?.code, failure?.detail].filter(Boolean).join(': ')
  return <span title={theirs}>{textOf(failure)}</span>
}

/** A file of the customer's that we could not have: another attempt. */
export function FetchAgain({ message }: { message: Message }) {
  const { t } = useTranslation('inbox')
  const fetch = useTurn(message, 'fetch')
  if (message.content.type !== 'pending-file' || !message.content.failure) return null
  return (
    <Button
      mt={6}
      size="compact-xs"
      variant="default"
      loading={fetch.isPending}
      onClick={() => fetch.mutate()}
    >
      {t('content.fetchAgain')}
    </Button>
  )
}

type Turn = 'retry' | 'confirm' | 'cancel' | 'fetch'

/** Turns the message's way, and shows at once how it stands then. */
function useTurn(message: Message, turn: Turn) {
  const cache = useQueryClient()
  const me = useMe().agent.id
  const { conversationId, id, content, author } = message
  return useMutation({
    mutationFn: () => turned(turn, { conversationId, messageId: id }),
    onSuccess: (now) => {
      changeMessage(cache, now)
      // Who takes words back wants to write them differently.
      if (turn === 'cancel' && content.type === 'text' && author.id === me) {
        returnToDraft(conversationId, 'reply', content.body)
      }
    },
    onError: (failure) => notifications.show({ color: 'red', message: problemText(failure) }),
  })
}

function turned(turn: Turn, path: { conversationId: string; messageId: string }): Promise<Message> {
  switch (turn) {
    case 'retry':
      return api.post('/conversations/{conversationId}/messages/{messageId}/retry', { path })
    case 'confirm':
      return api.put('/conversations/{conversationId}/messages/{messageId}/arrival', { path })
    case 'fetch':
      return api.post('/conversations/{conversationId}/messages/{messageId}/file', { path })
    default:
      return api.delete('/conversations/{conversationId}/messages/{messageId}/delivery', { path })
  }
}
