import { Button, MultiSelect, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { lasting } from '@/lib/format'
import { useBootstrap } from '@/live/bootstrap'
import { type PanelQuery, TARGETS, useNarrow } from './search'
import classes from './supervision.module.css'

/** By department, by person, by connection; and what counts as in time. */
export function Narrowing({ query }: { query: PanelQuery }) {
  const { t } = useTranslation('supervision')
  const narrow = useNarrow()
  const desk = useBootstrap((it) => it)
  const { departments, agents, connections, targetSeconds } = query
  const options = (things: readonly { id: string; name: string }[]) =>
    things.map((it) => ({ value: it.id, label: it.name }))
  const isNarrowed = [departments, agents, connections].some((it) => it.length > 0)
  const usual = { searchable: true, clearable: true, nothingFoundMessage: t('nothingFound') }
  return (
    // biome-ignore lint/a11y/useSemanticElements: it narrows at once, there is no form to send
    <div className={classes.narrowing} role="group" aria-label={t('narrow')}>
      <MultiSelect
        {...usual}
        label={t('departments')}
        placeholder={departments.length === 0 ? t('all') : ''}
        data={options(desk.departments)}
        value={[...departments]}
        onChange={(it) => narrow({ departments: it })}
      />
      <MultiSelect
        {...usual}
        label={t('people')}
        placeholder={agents.length === 0 ? t('all') : ''}
        data={options(desk.agents.filter((it) => it.active))}
        value={[...agents]}
        onChange={(it) => narrow({ agents: it })}
      />
      <MultiSelect
        {...usual}
        label={t('connections')}
        placeholder={connections.length === 0 ? t('all') : ''}
        data={options(desk.connections)}
        value={[...connections]}
        onChange={(it) => narrow({ connections: it })}
      />
      <Select
        label={t('target')}
        data={TARGETS.map((it) => ({ value: String(it), label: lasting(it) }))}
        value={String(targetSeconds)}
        onChange={(it) => it && narrow({ target: Number(it) })}
        allowDeselect={false}
      />
      {isNarrowed && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => narrow({ departments: [], agents: [], connections: [] })}
        >
          {t('showAll')}
        </Button>
      )}
    </div>
  )
}
