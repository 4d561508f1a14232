import { IconAlarmSnooze } from '@tabler/icons-react'
import { openDialog } from '../ui-state'
import type { Action } from './action'

/** Out of the main list until a time, or until the customer writes. */
export const snooze: Action = {
  id: 'snooze',
  icon: IconAlarmSnooze,
  when: ({ allowed }) => allowed.includes('snooze'),
  run: () => openDialog('snooze'),
}
