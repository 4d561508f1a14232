import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { zoneName } from '@/lib/format'
import type { Schedule } from '@/lib/schemas'
import { RailPage, SearchField } from '@/ui/rail-page'
import { ScheduleList } from './schedule-list'
import classes from './schedules.module.css'
import {
  SHOWN,
  type Shown,
  useSchedulesQuery,
  useSchedulesSearch,
  useSetSchedulesSearch,
} from './search'

/** What the inbox brings: its tools to write a message. */
export interface ScheduleParts {
  /** Makes one, or changes the one that is given. */
  dialog: (schedule: Schedule | null, onClose: () => void) => ReactNode
}

const ALL = 'all'

/** Agendamentos: what goes out later, and what became of it. */
export function SchedulesPage({ parts }: { parts: ScheduleParts }) {
  const { t } = useTranslation('schedules')
  const query = useSchedulesQuery()
  const { q, show } = useSchedulesSearch()
  const setSearch = useSetSchedulesSearch()
  const [open, setOpen] = useState<{ schedule: Schedule | null } | null>(null)
  const states = Object.keys(SHOWN).filter((it): it is Shown => it in SHOWN)
  return (
    <RailPage
      title={t('title')}
      add={{ label: t('new'), onClick: () => setOpen({ schedule: null }) }}
      narrowingLabel={t('narrow')}
      narrowing={
        <>
          <SegmentedControl
            className={classes.states ?? ''}
            aria-label={t('narrowState')}
            value={show ?? ALL}
            onChange={(next) => setSearch({ show: states.find((it) => it === next) })}
            data={[
              { value: ALL, label: t('all') },
              ...states.map((value) => ({ value, label: t(`shown.${value}`) })),
            ]}
          />
          <SearchField label={t('search')} value={q} onSearch={(text) => setSearch({ q: text })} />
          <span className={classes.zone}>{zoneName()}</span>
        </>
      }
    >
      <ScheduleList
        key={JSON.stringify(query)}
        query={query}
        onNew={() => setOpen({ schedule: null })}
        onEdit={(schedule) => setOpen({ schedule })}
      />
      {open && parts.dialog(open.schedule, () => setOpen(null))}
    </RailPage>
  )
}
