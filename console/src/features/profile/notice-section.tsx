import { Button, Group, Input, SegmentedControl, Slider, Stack, Switch } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { number } from '@/lib/format'
import type { Preferences } from '@/lib/schemas'
import { usePreferences, useSetPreferences } from '@/live/preferences'
import { DesktopPermission } from './desktop-permission'
import { Section } from './section'

const NOTICES = ['popup', 'desktop', 'preview'] as const

/** The sounds that one can hear here. They belong to the notices, which this feature does not know. */
export interface Sounds {
  SOUNDS: readonly Preferences['sound']['name'][]
  playSound: (name: Preferences['sound']['name'], volume: number) => void
}

/** How one is told of new messages. */
export function NoticeSection({ sounds }: { sounds: Sounds }) {
  const { t } = useTranslation('profile')
  const { sound, notify } = usePreferences()
  const set = useSetPreferences()
  const setSound = (change: Partial<Preferences['sound']>) =>
    set((held) => ({ ...held, sound: { ...held.sound, ...change } }))
  const handleName = (value: string) => {
    const name = sounds.SOUNDS.find((it) => it === value)
    if (name) setSound({ name })
  }
  return (
    <Section title={t('notices')}>
      <Stack gap="md" mt="sm">
        <Switch
          label={t('playSound')}
          checked={sound.on}
          onChange={({ currentTarget: { checked } }) => setSound({ on: checked })}
        />
        <Input.Wrapper
          label={t('volume', { volume: number(sound.volume / 100, { style: 'percent' }) })}
          labelElement="div"
        >
          <Slider
            mt={6}
            value={sound.volume}
            disabled={!sound.on}
            onChange={(volume) => setSound({ volume })}
            label={null}
            thumbLabel={t('volumeName')}
          />
        </Input.Wrapper>
        <Group gap="sm" align="flex-end">
          <Input.Wrapper label={t('sound')} labelElement="div" flex={1} miw={200}>
            <SegmentedControl
              fullWidth
              aria-label={t('sound')}
              value={sound.name}
              disabled={!sound.on}
              onChange={handleName}
              data={sounds.SOUNDS.map((value) => ({ value, label: t(`sounds.${value}`) }))}
            />
          </Input.Wrapper>
          <Button
            variant="default"
            disabled={!sound.on || sound.volume === 0}
            leftSection={<IconPlayerPlay size={16} stroke={1.5} />}
            onClick={() => sounds.playSound(sound.name, sound.volume)}
          >
            {t('test')}
          </Button>
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
    </Section>
  )
}
