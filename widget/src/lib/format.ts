import type { Language } from '../api/wire.ts'

/** Times and sizes as the visitor's language writes them, in the visitor's own time zone. */
export class Format {
  private readonly clock: Intl.DateTimeFormat
  private readonly date: Intl.DateTimeFormat
  private readonly weekday: Intl.DateTimeFormat

  constructor(private readonly language: Language) {
    this.clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' })
    this.date = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' })
    this.weekday = new Intl.DateTimeFormat(language, { weekday: 'long', hour: '2-digit', minute: '2-digit' })
  }

  time(at: string): string {
    return this.clock.format(new Date(at))
  }

  day(at: string, today: string, yesterday: string, now: Date = new Date()): string {
    const date = new Date(at)
    const days = Math.round((midnight(now) - midnight(date)) / 86_400_000)
    return days === 0 ? today : days === 1 ? yesterday : this.date.format(date)
  }

  /** When somebody will be there again. */
  opening(at: string, now: Date = new Date()): string {
    const date = new Date(at)
    const near = midnight(date) === midnight(now)
    return near ? this.clock.format(date) : this.weekday.format(date)
  }

  size(bytes: number): string {
    const [amount, unit] = bytes < 1_000_000 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte']
    const digits = { maximumFractionDigits: amount < 10 ? 1 : 0 }
    return new Intl.NumberFormat(this.language, { style: 'unit', unit, ...digits }).format(amount)
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
