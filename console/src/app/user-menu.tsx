import { Menu, Tooltip, UnstyledButton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCheck, IconKeyboard, IconLogout, IconUserCircle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { openShortcutHelp } from '@/features/commands/help-state'
import { openProfile } from '@/features/profile/profile-state'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { Presence } from '@/lib/schemas'
import { useMe } from '@/live/bootstrap'
import { changeDesk } from '@/live/held'
import { useSignOut } from '@/live/sign-out'
import { PersonAvatar, PresenceDot } from '@/ui/person-avatar'
import classes from './rail.module.css'

const AVAILABILITIES = ['online', 'away', 'offline'] as const satisfies readonly Presence[]

/** My photo: who I am and whether I am available, my profile, and the way out. */
export function UserMenu() {
  const { t } = useTranslation(['common', 'desk'])
  const { agent } = useMe()
  const cache = useQueryClient()
  const signOut = useSignOut()

  const handleAvailability = async (availability: Presence) => {
    const set = (value: Presence) =>
      changeDesk(cache, (desk) => ({
        ...desk,
        me: { ...desk.me, agent: { ...desk.me.agent, availability: value } },
      }))
    set(availability)
    await api
      .put('/me/availability', { body: { availability } })
      .catch(() => set(agent.availability))
  }
  const handleSignOut = async () => {
    await signOut('/session').catch((failure: unknown) => {
      notifications.show({ color: 'red', message: problemText(failure) })
    })
  }

  return (
    <Menu position="right-end" width={230}>
      <Menu.Target>
        <Tooltip label={agent.name} position="right">
          <UnstyledButton
            className={classes.me ?? ''}
            aria-label={t('account', { name: agent.name })}
          >
            <PersonAvatar
              name={agent.name}
              photo={agent.photo}
              size={36}
              badge={<PresenceDot presence={agent.availability} ground="var(--rail)" />}
            />
          </UnstyledButton>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={openProfile}>
          <strong className={classes.name}>{agent.name}</strong>
          <span className={classes.email}>{agent.email}</span>
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('availability')}</Menu.Label>
        {AVAILABILITIES.map((name) => (
          <Menu.Item
            key={name}
            leftSection={<span className={classes.state} data-state={name} />}
            rightSection={agent.availability === name ? <IconCheck size={16} stroke={1.7} /> : null}
            aria-current={agent.availability === name}
            onClick={() => void handleAvailability(name)}
          >
            {t(name)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconUserCircle size={17} stroke={1.5} />} onClick={openProfile}>
          {t('profile')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={17} stroke={1.5} />} onClick={openShortcutHelp}>
          {t('desk:shortcuts')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={17} stroke={1.5} />}
          onClick={() => void handleSignOut()}
        >
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
