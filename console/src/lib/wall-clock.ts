import { accountZone } from './format'

/*
 * Times as the clocks of the account's zone show them, such as people choose them: "2026-11-23T09:00",
 * which is also what a field for date and time holds.
 */

/** What the clocks show at a moment. */
export function wallAt(at: number): string {
  return new Date(at + offsetAt(at)).toISOString().slice(0, 16)
}

/** The moment at which they show it. A time that summer time skips is as long after the gap as it stands in it. */
export function momentOf(wall: string): number {
  const wanted = Date.parse(`${wall}Z`)
  const near = wanted - offsetAt(wanted)
  return wanted - offsetAt(near)
}

/** The day some days after the one of a moment, "2026-11-23". */
export function dayAfter(at: number, days: number): string {
  const day = Date.parse(`${wallAt(at).slice(0, 10)}T12:00Z`)
  return new Date(day + days * 86_400_000).toISOString().slice(0, 10)
}

/** 0 for Sunday, as the clocks have it at a moment. */
export function weekdayAt(at: number): number {
  return new Date(`${wallAt(at)}Z`).getUTCDay()
}

/** How far the zone's clocks are ahead of UTC then. */
function offsetAt(at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: accountZone(),
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((it) => it.type === type)?.value)
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return shown - Math.floor(at / 1000) * 1000
}
