import { IconAlarmSnooze, IconBellRinging, IconFlag, IconMessageReply } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { exact, nearTime } from '@/lib/format'
import type { Conversation, Priority } from '@/lib/schemas'
import { useBootstrap, useModule } from '@/live/bootstrap'
import classes from './conversation-row.module.css'

/** It rings at me. */
export function RingMark() {
  const { t } = useTranslation('inbox')
  return (
    <span className={classes.ring}>
      <IconBellRinging size={14} stroke={1.6} aria-hidden="true" />
      {t('ringing')}
    </span>
  )
}

/** It goes before others. */
export function PriorityMark({ priority }: { priority: Priority }) {
  const { t } = useTranslation('inbox')
  if (priority === 'normal') return null
  const label = t(`priority.${priority}`)
  return (
    <span className={classes.priority} data-priority={priority} title={label}>
      <IconFlag size={14} stroke={1.8} aria-hidden="true" />
      <span className={classes.hidden}>{label}</span>
    </span>
  )
}

/** It waits although it is somebody's: says whose. */
export function WalletMark({ item }: { item: Conversation }) {
  const { t } = useTranslation('routine')
  const isOn = useModule('wallet')
  const agents = useBootstrap((it) => it.agents)
  const names = agents
    .filter((it) => item.contact.wallet.includes(it.id))
    .map((it) => it.displayName)
    .join(', ')
  if (!isOn || item.state !== 'waiting' || names === '') return null
  return <span className={classes.place}>{t('wallet.of', { name: names })}</span>
}

interface SnoozeMarkProps {
  /** Null: until the customer writes. */
  until: string | null
  now: number
}

/** Until when it was put off, in the place of the time. */
export function SnoozeMark({ until, now }: SnoozeMarkProps) {
  const { t } = useTranslation('inbox')
  const title = until ? t('snoozedUntil', { when: exact(until) }) : t('snoozedOpen')
  const Icon = until ? IconAlarmSnooze : IconMessageReply
  return (
    <span className={classes.snoozed} title={title}>
      <Icon size={14} stroke={1.6} aria-hidden="true" />
      {until ? nearTime(until, now) : t('snoozedShort')}
      <span className={classes.hidden}>{title}</span>
    </span>
  )
}
