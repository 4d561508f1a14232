import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { exact, lasting } from '@/lib/format'
import type { LedgerEvent } from '@/lib/schemas'
import { Loaded } from '@/ui/loaded'
import { refusalText } from '../refusal'
import classes from './ledger.module.css'
import { useReasonText } from './use-reason-text'

interface EventDialogProps {
  id: string
  onClose: () => void
  onReplayed: () => void
}

/** One event: what came, byte for byte, what became of it, when; and another try if it died. */
export function EventDialog({ id, onClose, onReplayed }: EventDialogProps) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const queryKey = ['settings', 'ledger-event', id]
  const path = { eventId: id }
  const whole = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get('/ledger/{eventId}', { path, signal }),
    gcTime: 0,
    refetchInterval: ({ state }) => (isWaiting(state.data?.event) ? WHILE_WAITING : false),
  })
  const replay = useMutation({
    mutationFn: () => api.post('/ledger/{eventId}/replay', { path }),
    onSuccess: (event) => {
      const isAsBefore = event.outcome === whole.data?.event.outcome && !isWaiting(event)
      notifications.show({ message: t(isAsBefore ? 'ledger.unchanged' : 'ledger.replayed') })
      void cache.invalidateQueries({ queryKey })
      onReplayed()
    },
  })
  return (
    <Modal opened onClose={onClose} size="xl" title={t('ledger.event')}>
      <Loaded query={whole}>
        {({ event, body }) => (
          <Stack>
            <Facts event={event} />
            <pre className={classes.raw}>{pretty(body)}</pre>
            {replay.isError && (
              <Text role="alert" size="sm" c="var(--bad-text)">
                {refusalText(replay.error)}
              </Text>
            )}
            <Group justify="flex-end">
              {event.conversationId && (
                <Button
                  variant="default"
                  component={Link}
                  to={`/conversations/${event.conversationId}`}
                >
                  {t('ledger.openConversation')}
                </Button>
              )}
              {isReplayable(event) && (
                <Button loading={replay.isPending} onClick={() => replay.mutate()}>
                  {t('ledger.replay')}
                </Button>
              )}
            </Group>
          </Stack>
        )}
      </Loaded>
    </Modal>
  )
}

/** How often what will be something in a moment is looked at again. */
export const WHILE_WAITING = 1000

export function isWaiting(event: LedgerEvent | undefined): boolean {
  return event?.outcome === 'pending'
}

/** What became nothing, unless nothing of it was kept. */
function isReplayable({ outcome, reason }: LedgerEvent): boolean {
  return outcome === 'dead' || (outcome === 'discarded' && reason !== 'blocked')
}

function Facts({ event }: { event: LedgerEvent }) {
  const { t } = useTranslation('settings')
  const reason = useReasonText()(event)
  const { outcome, externalId, messageId, happenedAt, receivedAt, settledAt } = event
  const took = settledAt ? (Date.parse(settledAt) - Date.parse(receivedAt)) / 1000 : null
  const facts: [string, string | null | undefined][] = [
    ['outcomeLabel', t(`ledger.outcome.${outcome}`)],
    ['reason', reason],
    ['happenedAt', happenedAt && exact(happenedAt)],
    ['receivedAt', exact(receivedAt)],
    ['settledAt', settledAt && exact(settledAt)],
    ['took', took === null ? null : took < 1 ? t('ledger.atOnce') : lasting(took)],
    ['externalId', externalId],
    ['messageId', messageId],
  ]
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{t(`ledger.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

/** Easier to read; what is no JSON stays as it came. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
