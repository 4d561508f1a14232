import { number } from '@/lib/format'

/** From how good a service level on all is well, and below which it is not. */
const GOOD = 0.8
const POOR = 0.6

/** How many seconds somebody has waited; null when nobody waits. */
export function waited(since: string | null | undefined, now: number): number | null {
  return since ? Math.max(0, Math.floor((now - Date.parse(since)) / 1000)) : null
}

/** 83%, or a dash while there is nothing to measure. */
export function percent(part: number | null | undefined): string {
  return typeof part === 'number' ? number(part, { style: 'percent' }) : '–'
}

export function levelTone(level: number | null | undefined): 'ok' | 'warn' | 'bad' | undefined {
  if (typeof level !== 'number') return undefined
  return level >= GOOD ? 'ok' : level >= POOR ? 'warn' : 'bad'
}

/** The list with a thing more, or without it where it was in. */
export function toggled(things: readonly string[], thing: string): string[] {
  return things.includes(thing) ? things.filter((it) => it !== thing) : [...things, thing]
}
