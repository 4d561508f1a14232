import { IconCalendarClock } from '@tabler/icons-react'
import { openDialog } from '../ui-state'
import type { Action } from './action'

/** A message that goes out later. What is over may be written to as well: it opens nothing. */
export const schedule: Action = {
  id: 'schedule',
  icon: IconCalendarClock,
  keys: 's',
  when: ({ item, allowed }) => {
    const isOver = item.state === 'resolved' || item.state === 'closed'
    const isReached = !item.contact.blocked && !item.superseded && !item.ended
    return isReached && (isOver || allowed.includes('reply'))
  },
  run: () => openDialog('schedule'),
}
