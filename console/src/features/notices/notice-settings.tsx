import { ActionIcon, Group, SegmentedControl, Slider, Stack, Switch, Text } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { number } from '@/lib/format'
import type { Preferences } from '@/lib/schemas'
import { usePreferences, useSetPreferences } from '@/live/preferences'
import { DesktopPermission } from './desktop-permission'
import { playSound, SOUNDS } from './sounds'

const NOTICES = ['popup', 'desktop', 'preview'] as const

/** How loud, which sound, and how else one is told of new messages. */
export function NoticeSettings() {
  const { t } = useTranslation('desk')
  const { sound, notify } = usePreferences()
  const set = useSetPreferences()
  const setSound = (change: Partial<Preferences['sound']>) =>
    set((held) => ({ ...held, sound: { ...held.sound, ...change } }))
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
        onChange={({ currentTarget: { checked } }) => setSound({ on: checked })}
        data-autofocus
      />
      <Group justify="space-between">
        <Text fw={600}>{t('volume')}</Text>
        <Text size="sm" c="var(--ink2)">
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
      <Group gap="xs" wrap="nowrap">
        <SegmentedControl
          fullWidth
          flex={1}
          size="xs"
          aria-label={t('whichSound')}
          value={sound.name}
          disabled={!sound.on}
          onChange={handleName}
          data={SOUNDS.map((value) => ({ value, label: t(`sound.${value}`) }))}
        />
        <ActionIcon
          aria-label={t('testSound')}
          disabled={!sound.on || sound.volume === 0}
          onClick={() => playSound(sound.name, sound.volume)}
        >
          <IconPlayerPlay size={16} stroke={1.5} />
        </ActionIcon>
      </Group>
      {NOTICES.map((name) => (
        <Switch
          key={name}
          label={t(`notify.${name}`)}
          checked={notify[name]}
          onChange={({ currentTarget: { checked } }) =>
            set((held) => ({ ...held, notify: { ...held.notify, [name]: checked } }))
          }
        />
      ))}
      {notify.desktop && <DesktopPermission />}
    </Stack>
  )
}
