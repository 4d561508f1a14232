import { IconClockExclamation } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { gap, precise } from '@/lib/format'
import type { Message } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import classes from './message-details.module.css'

/** How much later we had a message than it was sent; negative when the sender's clock is ahead. */
function lagOf({ sentAt, at, context }: Message): number {
  return Date.parse(at) - Date.parse(context?.claimedAt ?? sentAt)
}

/** No account is warned of less. */
const LEAST = 5_000

/** Whether it is worth asking from which gap the account warns. */
export function isSuspect(message: Message): boolean {
  return message.direction === 'in' && Math.abs(lagOf(message)) >= LEAST
}

/** Says that a message was long on its way, or that its clock is wrong; nothing while all is well. */
export function Lag({ message }: { message: Message }) {
  const { t } = useTranslation('message')
  const most = useBootstrap((it) => it.me.account.lagSeconds) * 1000
  const lag = lagOf(message)
  if (Math.abs(lag) < most) return null
  const text = t(lag < 0 ? 'clockAhead' : 'late', { gap: gap(lag) })
  return (
    <span className={classes.lag} title={precise(message.context?.claimedAt ?? message.sentAt)}>
      <IconClockExclamation size={13} stroke={1.7} aria-hidden="true" />
      {text}
    </span>
  )
}
