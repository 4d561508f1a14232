import type { Language } from '../api/wire.ts'

/** Times as the visitor's language writes them, in the visitor's own time zone. */
export class Format {
  private readonly clock: Intl.DateTimeFormat

  constructor(readonly language: Language) {
    this.clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' })
  }

  time(at: string): string {
    return this.clock.format(new Date(at))
  }

  day(at: string, today: string, yesterday: string, now: Date = new Date()): string {
    const date = new Date(at)
    const days = Math.round((midnight(now) - midnight(date)) / 86_400_000)
    if (days === 1) return yesterday
    return !days ? today : date.toLocaleDateString(this.language, { day: 'numeric', month: 'long' })
  }
}

export function midnight(date: Date): number {
  return new Date(date).setHours(0, 0, 0, 0)
}

/** "Ana Lima" → "AL": what stands where a photo is missing. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const [first = ''] = words
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  return ([...first].slice(0, 1).join('') + [...last].slice(0, 1).join('')).toUpperCase()
}
