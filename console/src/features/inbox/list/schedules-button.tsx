import { ActionIcon, Tooltip } from '@mantine/core'
import { IconCalendarClock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** Agendamentos: to what goes out later. */
export function SchedulesButton() {
  const { t } = useTranslation()
  const label = t('schedules')
  return (
    <Tooltip label={label}>
      <ActionIcon component={Link} to="/schedules" aria-label={label}>
        <IconCalendarClock size={18} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  )
}
