import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconHistory, IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBootstrap } from '@/live/bootstrap'
import { Loaded } from '@/ui/loaded'
import { EmptyState } from '@/ui/states'
import { PageHeader } from '../page-header'
import { auditQuery } from '../queries'
import settings from '../settings.module.css'
import { AREAS, type AuditFilter, NO_FILTER } from './areas'
import classes from './audit.module.css'
import { AuditItem } from './audit-item'

/** Auditoria: who changed what, when, and what was so before. */
export function AuditPage() {
  const { t } = useTranslation(['audit', 'settings'])
  const [filter, setFilter] = useState<AuditFilter>(NO_FILTER)
  const [q] = useDebouncedValue(filter.q.trim(), 250)
  const log = useInfiniteQuery(auditQuery({ ...filter, q }))
  const entries = log.data?.pages.flatMap((it) => it.items) ?? []
  const isNarrowed = JSON.stringify(filter) !== JSON.stringify(NO_FILTER)
  return (
    <div className={settings.page}>
      <PageHeader title={t('settings:places.audit')} text={t('text')} />
      <Filters filter={filter} set={(change) => setFilter((held) => ({ ...held, ...change }))} />
      <Loaded query={log}>
        {() =>
          entries.length === 0 ? (
            <EmptyState
              icon={<IconHistory size={26} stroke={1.5} />}
              text={t(isNarrowed ? 'nothing' : 'empty')}
            >
              {isNarrowed && (
                <Button variant="default" size="xs" onClick={() => setFilter(NO_FILTER)}>
                  {t('clear')}
                </Button>
              )}
            </EmptyState>
          ) : (
            <ul className={settings.rows} aria-busy={log.isPlaceholderData}>
              {entries.map((it) => (
                <AuditItem key={it.id} entry={it} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {log.hasNextPage && (
        <Button
          variant="default"
          className={classes.more ?? ''}
          loading={log.isFetchingNextPage}
          onClick={() => void log.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </div>
  )
}

interface FiltersProps {
  filter: AuditFilter
  set: (change: Partial<AuditFilter>) => void
}

function Filters({ filter, set }: FiltersProps) {
  const { t } = useTranslation('audit')
  const agents = useBootstrap((it) => it.agents)
  return (
    <search className={classes.filters}>
      <TextInput
        type="search"
        label={t('search')}
        placeholder={t('searchHint')}
        leftSection={<IconSearch size={16} stroke={1.5} />}
        value={filter.q}
        onChange={(event) => set({ q: event.currentTarget.value })}
      />
      <Select
        label={t('who')}
        placeholder={t('anybody')}
        data={agents.map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.agent}
        onChange={(agent) => set({ agent })}
        searchable
        clearable
      />
      <Select
        label={t('what')}
        placeholder={t('anything')}
        data={Object.keys(AREAS).map((value) => ({ value, label: t(`area.${value}`) }))}
        value={filter.area}
        onChange={(area) => set({ area })}
        clearable
      />
      <TextInput
        type="date"
        label={t('from')}
        max={filter.until || undefined}
        value={filter.from}
        onChange={(event) => set({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('until')}
        min={filter.from || undefined}
        value={filter.until}
        onChange={(event) => set({ until: event.currentTarget.value })}
      />
    </search>
  )
}
