import { Badge, Button, Group, Loader } from '@mantine/core'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { exact, listTime } from '@/lib/format'
import type { Session } from '@/lib/schemas'
import { useSignOut } from '@/live/sign-out'
import { Section } from '@/ui/section'
import { ErrorState } from '@/ui/states'
import { useNow } from '@/ui/use-now'
import { ConfirmButton } from './confirm-button'
import { deviceOf } from './device'
import classes from './profile.module.css'
import { sessionsQuery, useEndSession } from './queries'
import { tellFailure } from './tell'

/** Where one is signed in, and the way out of each. */
export function SessionsSection() {
  const { t } = useTranslation('profile')
  const { data, error, refetch } = useQuery(sessionsQuery)
  const leave = useMutation({ mutationFn: useSignOut(), onError: tellFailure })
  return (
    <Section level={2} title={t('sessions')} hint={t('sessionsHint')}>
      {error && <ErrorState failure={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loader role="status" size="sm" aria-label={t('common:loading')} />}
      {data && (
        <ul className={classes.rows}>
          {data.items.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              isLeaving={leave.isPending}
              onLeave={() => leave.mutate('/session')}
            />
          ))}
        </ul>
      )}
      <Group justify="flex-end" mt="sm">
        <ConfirmButton
          label={t('signOutEverywhere')}
          question={t('signOutEverywhereQuestion')}
          isBusy={leave.isPending}
          onConfirm={() => leave.mutate('/sessions')}
        />
      </Group>
    </Section>
  )
}

interface SessionRowProps {
  session: Session
  isLeaving: boolean
  onLeave: () => void
}

function SessionRow({ session, isLeaving, onLeave }: SessionRowProps) {
  const { t } = useTranslation('profile')
  const now = useNow(60_000)
  const end = useEndSession()
  const { id, current, address, lastSeenAt, userAgent } = session
  const { name, isPhone } = deviceOf(userAgent)
  const Icon = isPhone ? IconDeviceMobile : IconDeviceDesktop
  const device = name || t('deviceUnknown')
  return (
    <li className={classes.row}>
      <Icon size={22} stroke={1.4} aria-hidden="true" />
      <div className={classes.words}>
        <strong title={userAgent}>{device}</strong>
        <span title={exact(lastSeenAt)}>
          {t('lastSeen', { address, time: listTime(lastSeenAt, now) })}
        </span>
      </div>
      {current && (
        <Badge variant="light" tt="none">
          {t('here')}
        </Badge>
      )}
      <Button
        size="xs"
        variant="default"
        aria-label={current ? t('signOutHere') : t('signOutThere', { device })}
        loading={current ? isLeaving : end.isPending}
        onClick={() => (current ? onLeave() : end.mutate(id))}
      >
        {t('common:signOut')}
      </Button>
    </li>
  )
}
