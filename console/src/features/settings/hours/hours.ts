import type { OfficeHours } from '@/lib/schemas'

export type Interval = OfficeHours['days'][number]

/** Monday to Sunday, as the server counts them. */
export const WEEK = [1, 2, 3, 4, 5, 6, 7] as const

const DAY = 24 * 60

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** Where an interval lies in the week, in minutes; an end that is not after its beginning is on the next day. */
function span({ day, from, to }: Interval): { start: number; end: number } {
  const start = minutes(from)
  const end = minutes(to)
  const midnight = (day - 1) * DAY
  return { start: midnight + start, end: midnight + (end > start ? end : end + DAY) }
}

/** Whether it ends on the day after it began, midnight itself apart. */
export function endsNextDay({ from, to }: Interval): boolean {
  return from !== '' && to !== '' && to !== '00:00' && to < from
}

/** Whether every interval has a length and none overlaps another; the week is a circle. */
export function areSane(days: readonly Interval[]): boolean {
  const isWhole = ({ from, to }: Interval) =>
    from !== '' && to !== '' && (from !== to || to === '00:00')
  if (!days.every(isWhole)) return false
  const spans = days.map(span).sort((one, other) => one.start - other.start)
  return spans.every((it, index) => {
    const next = spans[index + 1]
    const [first] = spans
    return it.end <= (next?.start ?? (first?.start ?? 0) + 7 * DAY)
  })
}

/** The next interval to offer for a day: the afternoon after what stands there, else office hours. */
export function nextInterval(days: readonly Interval[], day: number): Interval {
  const ends = days
    .filter((it) => it.day === day)
    .map((it) => (it.to === '00:00' || endsNextDay(it) ? '24:00' : it.to))
  const last = ends.sort().at(-1)
  if (last === undefined) return { day, from: '09:00', to: '18:00' }
  return last < '13:00' ? { day, from: '13:00', to: '18:00' } : { day, from: last, to: '00:00' }
}

/** The name of a day of the week in a language. */
export function dayName(day: number, language: string): string {
  // 1 January 2024 was a Monday.
  const date = new Date(Date.UTC(2024, 0, day))
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(date)
}
