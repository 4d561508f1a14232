import {
  IconAlarm,
  IconAlarmSnooze,
  IconArchive,
  IconArchiveOff,
  IconArrowBackUp,
  IconArrowsRightLeft,
  IconBan,
  IconBell,
  IconBellOff,
  IconCategory,
  IconCheck,
  IconCoin,
  IconEraser,
  IconFlag,
  IconHandGrab,
  IconLayoutKanban,
  IconMessagePlus,
  IconPhone,
  IconPhoneOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlugX,
  IconRobot,
  IconRobotOff,
  IconRotate,
  IconRoute,
  IconShieldLock,
  IconStarFilled,
  IconStarOff,
  IconStars,
  IconSwitchHorizontal,
  IconTrash,
  IconTrashOff,
  IconUserCheck,
  IconUserOff,
  IconUsersPlus,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { clock, dayName, exact, shortDate } from '@/lib/format'
import type { Activity, Message, TicketCard } from '@/lib/schemas'
import { useNow } from '@/ui/use-now'
import { decidedBy, Why } from '../service/why'
import classes from './timeline.module.css'
import { useActivityText } from './use-activity-text'

const ICONS = {
  opened: IconMessagePlus,
  accepted: IconUserCheck,
  taken: IconHandGrab,
  assigned: IconRoute,
  transferred: IconArrowsRightLeft,
  moved: IconRoute,
  returned: IconArrowBackUp,
  resolved: IconCheck,
  reopened: IconRotate,
  ended: IconPlugX,
  blocked: IconBan,
  'contact-blocked': IconUserOff,
  'contact-unblocked': IconUserCheck,
  archived: IconArchive,
  unarchived: IconArchiveOff,
  'helpers-changed': IconUsersPlus,
  snoozed: IconAlarmSnooze,
  awake: IconAlarm,
  cleared: IconEraser,
  deleted: IconTrash,
  restored: IconTrashOff,
  begun: IconMessagePlus,
  'demand-changed': IconCategory,
  'stage-changed': IconLayoutKanban,
  'stage-left': IconLayoutKanban,
  'value-changed': IconCoin,
  prioritised: IconFlag,
  'channel-changed': IconSwitchHorizontal,
  'opted-out': IconBellOff,
  'opted-in': IconBell,
  undone: IconArrowBackUp,
  'security-code-changed': IconShieldLock,
  'number-changed': IconPhone,
  'call-allowed': IconPhone,
  'call-refused': IconPhoneOff,
  'flow-started': IconRobot,
  'flow-paused': IconPlayerPause,
  'flow-resumed': IconPlayerPlay,
  'flow-ended': IconRobot,
  'sent-to-bot': IconRobot,
  'bot-switched-on': IconRobot,
  'bot-switched-off': IconRobotOff,
  'assistant-switched-on': IconRobot,
  'assistant-switched-off': IconRobotOff,
  'survey-sent': IconStars,
  'survey-answered': IconStarFilled,
  'survey-expired': IconStarOff,
  'survey-failed': IconStarOff,
} satisfies Record<Activity['what'], typeof IconCheck>

interface SystemLineProps {
  message: Message
  activity: Activity
}

/** Something that happened to the conversation, said small in the middle. What a rule did explains itself. */
export function SystemLine({ message, activity }: SystemLineProps) {
  const { t } = useTranslation('inbox')
  const textOf = useActivityText()
  const Icon = ICONS[activity.what]
  const text = textOf(activity, message.author)
  const kind = decidedBy(message, activity)
  return (
    <div className={classes.system} data-seq={message.seq}>
      <Icon size={15} stroke={1.5} aria-hidden="true" />
      {kind ? (
        <Why message={message} activity={activity} kind={kind}>
          {text}
        </Why>
      ) : (
        <span>{text}</span>
      )}
      <time dateTime={message.at} title={exact(message.at)}>
        {t('atTime', { time: clock(message.at) })}
      </time>
    </div>
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
