import { IconAlarmSnooze, IconBellRinging, IconMessageReply } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { exact, nearTime } from '@/lib/format'
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
