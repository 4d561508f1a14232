import {
  IconArchive,
  IconArchiveOff,
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconHandGrab,
  IconMessagePlus,
  IconPlugX,
  IconRotate,
  IconUserCheck,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { clock, dayName, exact, shortDate } from '@/lib/format'
import type { Message, MessageContent, TicketCard } from '@/lib/schemas'
import { useNow } from '@/ui/use-now'
import classes from './timeline.module.css'

type Activity = Extract<MessageContent, { type: 'activity' }>

const ICONS = {
  opened: IconMessagePlus,
  accepted: IconUserCheck,
  taken: IconHandGrab,
  returned: IconArrowBackUp,
  resolved: IconCheck,
  reopened: IconRotate,
  ended: IconPlugX,
  blocked: IconBan,
  archived: IconArchive,
  unarchived: IconArchiveOff,
} satisfies Record<Activity['what'], typeof IconCheck>

interface SystemLineProps {
  message: Message
  activity: Activity
}

/** Something that happened to the conversation, said small in the middle. */
export function SystemLine({ message, activity }: SystemLineProps) {
  const { t } = useTranslation('inbox')
  const Icon = ICONS[activity.what]
  const name = message.author.name || t(`authors.${message.author.kind}`)
  return (
    <p className={classes.system} data-seq={message.seq}>
      <Icon size={15} stroke={1.5} aria-hidden="true" />
      <span>
        {t(`activity.${activity.what}`, { name })}
        {activity.detail ? `: ${activity.detail}` : ''}
      </span>
      <time dateTime={message.at} title={exact(message.at)}>
        {t('atTime', { time: clock(message.at) })}
      </time>
    </p>
  )
}

export function DayPill({ at }: { at: string }) {
  const now = useNow(60_000)
  return <p className={classes.day}>{dayName(at, now)}</p>
}

export function TicketLine({ ticket }: { ticket: TicketCard }) {
  const { t } = useTranslation('inbox')
  const values = { number: ticket.number, date: ticket.resolvedAt && shortDate(ticket.resolvedAt) }
  return (
    <p className={classes.ticket}>
      {t(ticket.resolvedAt ? 'ticketResolved' : 'ticketOpened', values)}
    </p>
  )
}

export function UnreadLine() {
  const { t } = useTranslation('inbox')
  return (
    <p className={classes.unread} data-unread-line>
      {t('newMessages')}
    </p>
  )
}
