import {
  ActionIcon,
  Button,
  Group,
  Indicator,
  MultiSelect,
  Popover,
  Stack,
  Switch,
  Text,
  Tooltip,
} from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBootstrap } from '@/live/bootstrap'
import { countFilters, useListQuery, useSetSearch } from '../search'

/** The funnel: further conditions that the chosen tab must also meet. */
export function FilterMenu() {
  const { t } = useTranslation('inbox')
  const [isOpen, setOpen] = useState(false)
  const count = countFilters(useListQuery())
  const label = count > 0 ? t('filtersOn', { count }) : t('filters')
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={300}
      shadow="md"
      radius={10}
      trapFocus
      returnFocus
    >
      <Indicator disabled={count === 0} label={count} size={16} offset={3}>
        <Popover.Target>
          <Tooltip label={label}>
            <ActionIcon
              size={36}
              aria-label={label}
              aria-haspopup="dialog"
              onClick={() => setOpen((it) => !it)}
            >
              <IconFilter size={18} stroke={1.5} />
            </ActionIcon>
          </Tooltip>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown aria-label={t('filters')}>
        <Filters />
      </Popover.Dropdown>
    </Popover>
  )
}

const within = { comboboxProps: { withinPortal: false } }

function Filters() {
  const { t } = useTranslation('inbox')
  const query = useListQuery()
  const set = useSetSearch()
  const desk = useBootstrap((it) => it)
  const options = (things: { id: string; name: string }[]) =>
    things.map((it) => ({ value: it.id, label: it.name }))
  const clear = {
    archived: undefined,
    snoozed: undefined,
    unread: undefined,
    departments: undefined,
    owners: undefined,
    connections: undefined,
  }
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={600}>{t('filters')}</Text>
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={countFilters(query) === 0}
          onClick={() => set(clear)}
        >
          {t('clearFilters')}
        </Button>
      </Group>
      <Switch
        label={t('filter.unread')}
        checked={query.unread}
        onChange={(event) => set({ unread: event.currentTarget.checked })}
      />
      <Switch
        label={t('filter.archived')}
        checked={query.archived}
        onChange={(event) => set({ archived: event.currentTarget.checked, snoozed: false })}
      />
      <Switch
        label={t('filter.snoozed')}
        checked={query.snoozed}
        onChange={(event) => set({ snoozed: event.currentTarget.checked, archived: false })}
      />
      <MultiSelect
        {...within}
        label={t('filter.departments')}
        data={options(desk.departments)}
        value={[...query.departments]}
        onChange={(departments) => set({ departments })}
        searchable
        clearable
      />
      <MultiSelect
        {...within}
        label={t('filter.owners')}
        data={options(desk.agents)}
        value={[...query.owners]}
        onChange={(owners) => set({ owners })}
        searchable
        clearable
      />
      <MultiSelect
        {...within}
        label={t('filter.connections')}
        data={options(desk.connections)}
        value={[...query.connections]}
        onChange={(connections) => set({ connections })}
        searchable
        clearable
      />
    </Stack>
  )
}
