import { Button, Group, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconNotebook, IconSearch } from '@tabler/icons-react'
import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { exact, listTime, phone } from '@/lib/format'
import type { LedgerEvent, LedgerOutcome } from '@/lib/schemas'
import { useConnection } from '@/live/bootstrap'
import { EmptyState, ErrorState } from '@/ui/states'
import { useNow } from '@/ui/use-now'
import { PageHeader } from '../page-header'
import settings from '../settings.module.css'
import { EventDialog, isWaiting, WHILE_WAITING } from './event-dialog'
import classes from './ledger.module.css'
import { useReasonText } from './use-reason-text'

const OUTCOMES = [
  'message',
  'status',
  'news',
  'pending',
  'parked',
  'duplicate',
  'discarded',
  'dead',
] as const satisfies readonly LedgerOutcome[]

const FIRST: string | null = null
const PAUSE = 300

function ledgerQuery(q: string, outcome: LedgerOutcome | null) {
  return infiniteQueryOptions({
    queryKey: ['settings', 'ledger', q, outcome],
    queryFn: ({ pageParam, signal }) =>
      api.get('/ledger', {
        query: { q, outcome, after: pageParam === null ? null : Number(pageParam) },
        signal,
      }),
    initialPageParam: FIRST,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some(isWaiting)) ? WHILE_WAITING : false,
  })
}

/** All that providers told us, and what became of each of it. */
export function LedgerPage() {
  const { t } = useTranslation('settings')
  const [text, setText] = useState('')
  const [outcome, setOutcome] = useState<LedgerOutcome | null>(null)
  const [opened, setOpened] = useState<LedgerEvent | null>(null)
  const [sought] = useDebouncedValue(text.trim(), PAUSE)
  const ledger = useInfiniteQuery(ledgerQuery(sought, outcome))
  const events = ledger.data?.pages.flatMap((it) => it.items) ?? []
  return (
    <div className={settings.page}>
      <PageHeader title={t('places.ledger')} text={t('ledger.text')} />
      <Group mb="md" gap="sm">
        <TextInput
          className={classes.search ?? ''}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          aria-label={t('ledger.search')}
          placeholder={t('ledger.search')}
          leftSection={<IconSearch size={16} stroke={1.5} />}
        />
        <Select
          data={OUTCOMES.map((value) => ({ value, label: t(`ledger.outcome.${value}`) }))}
          value={outcome}
          onChange={setOutcome}
          aria-label={t('ledger.outcomeLabel')}
          placeholder={t('ledger.anyOutcome')}
          clearable
        />
        <Button
          variant="default"
          loading={ledger.isRefetching && !events.some(isWaiting)}
          onClick={() => void ledger.refetch()}
        >
          {t('ledger.refresh')}
        </Button>
      </Group>
      {ledger.isError && (
        <ErrorState failure={ledger.error} onRetry={() => void ledger.refetch()} />
      )}
      {ledger.isSuccess && events.length === 0 && (
        <EmptyState icon={<IconNotebook size={26} stroke={1.5} />} text={t('ledger.empty')} />
      )}
      {events.length > 0 && (
        <ul className={settings.rows}>
          {events.map((it) => (
            <EventRow key={it.id} event={it} onOpen={() => setOpened(it)} />
          ))}
        </ul>
      )}
      {ledger.hasNextPage && (
        <Button
          variant="default"
          loading={ledger.isFetchingNextPage}
          onClick={() => void ledger.fetchNextPage()}
        >
          {t('ledger.more')}
        </Button>
      )}
      {opened && (
        <EventDialog
          id={opened.id}
          onClose={() => setOpened(null)}
          onReplayed={() => void ledger.refetch()}
        />
      )}
    </div>
  )
}

interface EventRowProps {
  event: LedgerEvent
  onOpen: () => void
}

function EventRow({ event, onOpen }: EventRowProps) {
  const { t } = useTranslation('settings')
  const now = useNow()
  const connection = useConnection(event.connectionId)
  const reason = useReasonText()(event)
  const { address, externalId, kind, outcome, receivedAt } = event
  const who = address && /^\d{8,}$/.test(address) ? phone(`+${address}`) : address
  return (
    <li className={settings.row}>
      <time className={classes.time} dateTime={receivedAt} title={exact(receivedAt)}>
        {listTime(receivedAt, now)}
      </time>
      <div className={settings.rowText}>
        <button type="button" className={classes.open} onClick={onOpen}>
          {[t(`ledger.kind.${kind}`, { defaultValue: kind }), who].filter(Boolean).join(' · ')}
        </button>
        <p>{[connection?.name, reason ?? externalId].filter(Boolean).join(' · ')}</p>
      </div>
      <span className={classes.outcome} data-outcome={outcome}>
        {t(`ledger.outcome.${outcome}`)}
      </span>
    </li>
  )
}
