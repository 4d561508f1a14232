import {
  Button,
  Chip,
  Group,
  MultiSelect,
  SegmentedControl,
  Stack,
  Switch,
  Text,
} from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TagMode } from '@/lib/schemas'
import { useBootstrap, useModule } from '@/live/bootstrap'
import { NO_FILTERS } from '@/live/list-query'
import { usePreferences } from '@/live/preferences'
import { countFilters, useListQuery, useSetFilters, useStatuses } from '../search'

const within = { comboboxProps: { withinPortal: false }, searchable: true, clearable: true }
const NOBODY = 'nobody'
const MODES = ['all', 'any', 'none'] as const satisfies readonly TagMode[]

/** Every condition, each of any number of values; all of them hold together. */
export function FilterForm() {
  const { t } = useTranslation(['inbox', 'list'])
  const { filters } = useListQuery()
  const set = useSetFilters()
  const desk = useBootstrap((it) => it)
  const kinds = [...new Set(desk.connections.map((it) => it.kind))]
  const options = (things: { id: string; name: string }[]) =>
    things.map((it) => ({ value: it.id, label: it.name }))
  const many = (name: 'departments' | 'groups' | 'connections' | 'tags') => ({
    ...within,
    data: options(desk[name]),
    value: filters[name],
    onChange: (chosen: string[]) => set({ [name]: chosen }),
    nothingFoundMessage: t('list:nothingFound'),
  })
  const toggle = (name: 'unread' | 'archived' | 'snoozed') => ({
    label: t(`filter.${name}`),
    checked: filters[name],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      const on = event.currentTarget.checked
      const other = name === 'archived' ? { snoozed: false } : { archived: false }
      set({ [name]: on, ...(on && name !== 'unread' ? other : {}) })
    },
  })
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={600}>{t('filters')}</Text>
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={countFilters(filters) === 0}
          onClick={() => set(NO_FILTERS)}
        >
          {t('clearFilters')}
        </Button>
      </Group>
      <Statuses />
      <Switch {...toggle('unread')} />
      <Switch {...toggle('archived')} />
      <Switch {...toggle('snoozed')} />
      <MultiSelect
        {...within}
        label={t('filter.owners')}
        data={[{ value: NOBODY, label: t('list:nobody') }, ...options(desk.agents)]}
        value={[...(filters.unowned ? [NOBODY] : []), ...filters.owners]}
        onChange={(chosen) =>
          set({
            unowned: chosen.includes(NOBODY),
            owners: chosen.filter((it) => it !== NOBODY),
          })
        }
        nothingFoundMessage={t('list:nothingFound')}
      />
      <MultiSelect label={t('filter.departments')} {...many('departments')} />
      {desk.groups.length > 0 && <MultiSelect label={t('list:groups')} {...many('groups')} />}
      <MultiSelect label={t('filter.connections')} {...many('connections')} />
      <MultiSelect
        {...within}
        label={t('list:channels')}
        data={kinds.map((kind) => ({ value: kind, label: t(`channel.${kind}`) }))}
        value={filters.channels}
        onChange={(channels) => set({ channels })}
      />
      {desk.tags.length > 0 && (
        <div>
          <MultiSelect label={t('list:tags')} {...many('tags')} />
          <SegmentedControl
            mt={6}
            size="xs"
            fullWidth
            aria-label={t('list:tagMode.label')}
            data={MODES.map((value) => ({ value, label: t(`list:tagMode.${value}`) }))}
            value={filters.tagMode}
            onChange={(value) => set({ tagMode: MODES.find((it) => it === value) ?? 'any' })}
          />
        </div>
      )}
      <StageFilter />
    </Stack>
  )
}

/** Stages of any boards; whoever stands on one of them is shown. */
function StageFilter() {
  const { t } = useTranslation(['list'])
  const isOn = useModule('funnel')
  const boards = useBootstrap((it) => it.boards)
  const { filters } = useListQuery()
  const set = useSetFilters()
  if (!isOn || boards.length === 0) return null
  return (
    <MultiSelect
      {...within}
      label={t('stages')}
      data={boards.map(({ name, stages }) => ({
        group: name,
        items: stages.map((it) => ({ value: it.id, label: it.name })),
      }))}
      value={filters.stages}
      onChange={(stages) => set({ stages })}
      nothingFoundMessage={t('nothingFound')}
    />
  )
}

/** Where the service stands, for tabs that hold more than one status. */
function Statuses() {
  const { t } = useTranslation('list')
  const { tab } = usePreferences().inbox
  const { filters } = useListQuery()
  const set = useSetFilters()
  const offered = useStatuses(tab)
  if (offered.length === 0) return null
  const handleChange = (chosen: string[]) =>
    set({ statuses: offered.filter((it) => chosen.includes(it)) })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of chips, not a form's fieldset
    <div role="group" aria-label={t('statuses')}>
      <Text size="sm" fw={500} mb={4}>
        {t('statuses')}
      </Text>
      <Chip.Group multiple value={filters.statuses} onChange={handleChange}>
        <Group gap={6}>
          {offered.map((it) => (
            <Chip key={it} value={it} size="xs">
              {t(`status.${it}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </div>
  )
}
