import { ActionIcon, Tooltip } from '@mantine/core'
import { IconCheckbox } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/live/bootstrap'
import { changeSelection, NOTHING, useSelection } from './selection'

/** Shows the boxes, where no mouse can hover: on a phone, and for the keyboard. */
export function SelectButton() {
  const { t } = useTranslation('bulk')
  const { permissions } = useMe()
  const { isOn } = useSelection()
  if (!permissions.includes('bulk')) return null
  const label = t('selectMany')
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        aria-pressed={isOn}
        onClick={() => changeSelection((held) => (held.isOn ? NOTHING : { ...held, isOn: true }))}
      >
        <IconCheckbox size={18} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  )
}
