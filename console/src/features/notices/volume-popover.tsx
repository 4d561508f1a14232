import { Popover, Tooltip, UnstyledButton } from '@mantine/core'
import { IconVolume, IconVolume2, IconVolumeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '@/lib/format'
import { usePreferences } from '@/live/preferences'
import { NoticeSettings } from './notice-settings'

interface VolumePopoverProps {
  className: string
  /** Beside the list it stands a second time, under a plainer name. */
  isPlain?: boolean
}

/** The volume of the message sound, which sound, and how else to be told. */
export function VolumePopover({ className, isPlain = false }: VolumePopoverProps) {
  const { t } = useTranslation('desk')
  const [isOpen, setOpen] = useState(false)
  const { on, volume } = usePreferences().sound
  const isSilent = !on || volume === 0
  const Icon = isSilent ? IconVolumeOff : volume < 50 ? IconVolume2 : IconVolume
  const level = isSilent
    ? t('soundOff')
    : t('soundAt', { volume: number(volume / 100, { style: 'percent' }) })
  const label = isPlain ? t('notices') : level
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position={isPlain ? 'bottom-start' : 'right-end'}
      width={280}
      shadow="md"
      radius={12}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Tooltip label={level} position={isPlain ? 'bottom' : 'right'} disabled={isOpen}>
          <UnstyledButton
            className={className}
            aria-label={label}
            aria-haspopup="dialog"
            onClick={() => setOpen((it) => !it)}
          >
            <Icon size={isPlain ? 18 : 21} stroke={1.5} />
          </UnstyledButton>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('notices')}>
        <NoticeSettings />
      </Popover.Dropdown>
    </Popover>
  )
}
