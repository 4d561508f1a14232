import { dayAfter, momentOf, weekdayAt } from '@/lib/wall-clock'

/** A time until which one may put a conversation off with one click. */
export interface SnoozeTime {
  id: 'hour' | 'tomorrow' | 'monday'
  at: string
}

const HOUR = 3_600_000
/** When the day begins at a desk. */
const MORNING = '09:00'
const MONDAY = 1

/** What people choose the most. Where tomorrow is Monday, Monday is not said twice. */
export function snoozeTimes(now: number): SnoozeTime[] {
  const morning = (days: number) =>
    new Date(momentOf(`${dayAfter(now, days)}T${MORNING}`)).toISOString()
  const toMonday = (MONDAY + 7 - weekdayAt(now)) % 7 || 7
  const times: SnoozeTime[] = [
    { id: 'hour', at: new Date(now + HOUR).toISOString() },
    { id: 'tomorrow', at: morning(1) },
  ]
  return toMonday === 1 ? times : [...times, { id: 'monday', at: morning(toMonday) }]
}
