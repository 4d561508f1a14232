import { ActionIcon, Indicator, Popover, Tooltip } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countFilters, useListQuery } from '../search'
import { FilterForm } from './filter-form'

/** The funnel: further conditions that the chosen tab must also meet. */
export function FilterMenu() {
  const { t } = useTranslation('inbox')
  const [isOpen, setOpen] = useState(false)
  const count = countFilters(useListQuery().filters)
  const label = count > 0 ? t('filtersOn', { count }) : t('filters')
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={340}
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
      <Popover.Dropdown
        aria-label={t('filters')}
        mah="min(74vh, 640px)"
        style={{ overflowY: 'auto' }}
      >
        <FilterForm />
      </Popover.Dropdown>
    </Popover>
  )
}
