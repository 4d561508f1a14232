import { Button, CloseButton, SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { zoneName } from '@/lib/format'
import type { Schedule } from '@/lib/schemas'
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
  const { show } = useSchedulesSearch()
  const setSearch = useSetSchedulesSearch()
  const [open, setOpen] = useState<{ schedule: Schedule | null } | null>(null)
  const states = Object.keys(SHOWN).filter((it): it is Shown => it in SHOWN)
  return (
    <main className={classes.page}>
      <header className={classes.head}>
        <div className={classes.title}>
          <h1>{t('title')}</h1>
          <Button
            leftSection={<IconPlus size={17} stroke={1.8} />}
            onClick={() => setOpen({ schedule: null })}
          >
            {t('new')}
          </Button>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: it narrows at once, there is no form to send */}
        <div className={classes.narrowing} role="group" aria-label={t('narrow')}>
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
          <SearchField />
          <span className={classes.zone}>{zoneName()}</span>
        </div>
      </header>
      <ScheduleList
        key={JSON.stringify(query)}
        query={query}
        onNew={() => setOpen({ schedule: null })}
        onEdit={(schedule) => setOpen({ schedule })}
      />
      {open && parts.dialog(open.schedule, () => setOpen(null))}
    </main>
  )
}

function SearchField() {
  const { t } = useTranslation('schedules')
  const { q } = useSchedulesSearch()
  const setSearch = useSetSchedulesSearch()
  const [text, setText] = useState(q)
  const search = useDebouncedCallback((value: string) => setSearch({ q: value.trim() }), 250)
  const handleChange = (value: string) => {
    setText(value)
    search(value)
  }
  return (
    <TextInput
      className={classes.search ?? ''}
      type="search"
      value={text}
      onChange={(event) => handleChange(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && handleChange('')}
      placeholder={t('search')}
      aria-label={t('search')}
      leftSection={<IconSearch size={18} stroke={1.5} />}
      rightSection={
        text === '' ? null : (
          <CloseButton size="sm" aria-label={t('clearSearch')} onClick={() => handleChange('')} />
        )
      }
    />
  )
}
