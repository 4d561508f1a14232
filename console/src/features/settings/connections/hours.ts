import type { WebchatSettings } from '@/lib/schemas'

export type Interval = WebchatSettings['hours']['days'][number]

/** Monday to Sunday, as the server counts them. */
export const WEEK = [1, 2, 3, 4, 5, 6, 7] as const

/** Midnight as an end is the end of the day. */
function endOf({ to }: Interval): string {
  return to === '00:00' ? '24:00' : to
}

/** Whether every interval begins before it ends and none overlaps another of its day. */
export function areSane(days: readonly Interval[]): boolean {
  return WEEK.every((day) => {
    const ofDay = days
      .filter((it) => it.day === day)
      .sort((one, other) => one.from.localeCompare(other.from))
    return ofDay.every((it, index) => {
      const before = ofDay[index - 1]
      const isWhole = it.from !== '' && it.to !== '' && it.from < endOf(it)
      return isWhole && (!before || endOf(before) <= it.from)
    })
  })
}

/** The next interval to offer for a day: the afternoon after what stands there, else office hours. */
export function nextInterval(days: readonly Interval[], day: number): Interval {
  const ends = days.filter((it) => it.day === day).map(endOf)
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
