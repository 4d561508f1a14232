import { MultiSelect, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useBootstrap } from '@/live/bootstrap'
import { BANDS } from '@/ui/score-tone'
import classes from './ratings.module.css'
import { KINDS, STATES, useNarrow, useRatingsSearch } from './search'

const BAND_NAMES = ['favourable', 'neutral', 'unfavourable'] as const

/** Which scale, when, whose, and which of them the list shows. */
export function Narrowing({ isOwn }: { isOwn: boolean }) {
  const { t } = useTranslation('surveys')
  const narrow = useNarrow()
  const { kind, from, until, agents, departments, state, band } = useRatingsSearch()
  const desk = useBootstrap((it) => it)
  const options = (things: readonly { id: string; name: string }[]) =>
    things.map((it) => ({ value: it.id, label: it.name }))
  const usual = {
    searchable: true,
    clearable: true,
    nothingFoundMessage: t('settings:nothingFound'),
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: it narrows at once, there is no form to send
    <div className={classes.narrowing} role="group" aria-label={t('ratings.narrow')}>
      <SegmentedControl
        aria-label={t('kindField')}
        value={kind}
        onChange={(next) => narrow({ kind: KINDS.find((it) => it === next), band: undefined })}
        data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <TextInput
        type="date"
        label={t('ratings.from')}
        value={from}
        max={until}
        onChange={(event) => narrow({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('ratings.until')}
        value={until}
        min={from}
        onChange={(event) => narrow({ until: event.currentTarget.value })}
      />
      {!isOwn && (
        <MultiSelect
          {...usual}
          label={t('ratings.people')}
          placeholder={agents.length === 0 ? t('ratings.all') : ''}
          data={options(desk.agents)}
          value={[...agents]}
          onChange={(it) => narrow({ agents: it })}
        />
      )}
      <MultiSelect
        {...usual}
        label={t('departments')}
        placeholder={departments.length === 0 ? t('ratings.all') : ''}
        data={options(desk.departments)}
        value={[...departments]}
        onChange={(it) => narrow({ departments: it })}
      />
      <Select
        label={t('ratings.state')}
        placeholder={t('ratings.allOfThem')}
        clearable
        data={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        value={state}
        onChange={(next) => narrow({ state: STATES.find((it) => it === next) })}
      />
      <Select
        label={t('ratings.scores')}
        placeholder={t('ratings.allOfThem')}
        clearable
        data={BAND_NAMES.filter((it) => BANDS[kind][it]).map((value) => ({
          value,
          label: t(`band.${kind}.${value}`),
        }))}
        value={band}
        onChange={(next) => narrow({ band: BAND_NAMES.find((it) => it === next) })}
      />
    </div>
  )
}
