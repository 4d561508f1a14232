import {
  Button,
  Group,
  Popover,
  SegmentedControl,
  Slider,
  Stack,
  Switch,
  Text,
  Tooltip,
  UnstyledButton,
} from '@mantine/core'
import { IconVolume, IconVolume2, IconVolumeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '@/lib/format'
import type { Preferences } from '@/lib/schemas'
import { usePreferences, useSetPreferences } from '@/live/preferences'
import { playSound, SOUNDS } from './sounds'

interface VolumePopoverProps {
  className: string
}

/** The volume of the message sound, which sound, and how else to be told. */
export function VolumePopover({ className }: VolumePopoverProps) {
  const { t } = useTranslation('desk')
  const [isOpen, setOpen] = useState(false)
  const { on, volume } = usePreferences().sound
  const isSilent = !on || volume === 0
  const Icon = isSilent ? IconVolumeOff : volume < 50 ? IconVolume2 : IconVolume
  const label = isSilent
    ? t('soundOff')
    : t('soundAt', { volume: number(volume / 100, { style: 'percent' }) })
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="right-end"
      width={280}
      shadow="md"
      radius={12}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Tooltip label={label} position="right" disabled={isOpen}>
          <UnstyledButton
            className={className}
            aria-label={label}
            aria-haspopup="dialog"
            onClick={() => setOpen((it) => !it)}
          >
            <Icon size={21} stroke={1.5} />
          </UnstyledButton>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('notices')}>
        <NoticeSettings />
      </Popover.Dropdown>
    </Popover>
  )
}

function NoticeSettings() {
  const { t } = useTranslation('desk')
  const { sound, notify } = usePreferences()
  const set = useSetPreferences()
  const setSound = (change: Partial<Preferences['sound']>) =>
    set((held) => ({ ...held, sound: { ...held.sound, ...change } }))
  const setNotify = (change: Partial<Preferences['notify']>) =>
    set((held) => ({ ...held, notify: { ...held.notify, ...change } }))
  const handleName = (value: string) => {
    const name = SOUNDS.find((it) => it === value)
    if (!name) return
    setSound({ name })
    playSound(name, sound.volume)
  }
  return (
    <Stack gap="sm">
      <Switch
        label={t('playSound')}
        checked={sound.on}
        onChange={(event) => setSound({ on: event.currentTarget.checked })}
        data-autofocus
      />
      <Group justify="space-between">
        <Text fw={600}>{t('volume')}</Text>
        <Text size="sm" c="dimmed">
          {number(sound.volume / 100, { style: 'percent' })}
        </Text>
      </Group>
      <Slider
        value={sound.volume}
        disabled={!sound.on}
        onChange={(volume) => setSound({ volume })}
        onChangeEnd={(volume) => playSound(sound.name, volume)}
        label={null}
        thumbLabel={t('volume')}
      />
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('whichSound')}
        value={sound.name}
        disabled={!sound.on}
        onChange={handleName}
        data={SOUNDS.map((value) => ({ value, label: t(`sound.${value}`) }))}
      />
      <Switch
        label={t('popup')}
        checked={notify.popup}
        onChange={(event) => setNotify({ popup: event.currentTarget.checked })}
      />
      <Switch
        label={t('desktop')}
        checked={notify.desktop}
        onChange={(event) => setNotify({ desktop: event.currentTarget.checked })}
      />
      <Switch
        label={t('preview')}
        checked={notify.preview}
        onChange={(event) => setNotify({ preview: event.currentTarget.checked })}
      />
      {notify.desktop && <PermissionHint />}
    </Stack>
  )
}

/** The browser has the last word on desktop notices; asking needs a click. */
function PermissionHint() {
  const { t } = useTranslation('desk')
  const [permission, setPermission] = useState(
    typeof Notification === 'undefined' ? 'denied' : Notification.permission,
  )
  if (permission === 'granted') return null
  if (permission === 'denied') {
    return (
      <Text size="xs" c="var(--ink2)">
        {t('desktopRefused')}
      </Text>
    )
  }
  return (
    <Button
      size="xs"
      variant="light"
      onClick={() => void Notification.requestPermission().then(setPermission)}
    >
      {t('desktopAllow')}
    </Button>
  )
}
