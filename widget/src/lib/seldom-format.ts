import type { Language } from '../api/wire.ts'
import { midnight } from './format.ts'

/** When somebody will be there again. */
export function opening(language: Language, at: string, now: Date = new Date()): string {
  const date = new Date(at)
  const day = midnight(date) === midnight(now) ? {} : ({ weekday: 'long' } as const)
  return date.toLocaleString(language, { ...day, hour: '2-digit', minute: '2-digit' })
}

export function fileSize(language: Language, bytes: number): string {
  const [amount, unit] = bytes < 1_000_000 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte']
  const digits = { maximumFractionDigits: amount < 10 ? 1 : 0 }
  return new Intl.NumberFormat(language, { style: 'unit', unit, ...digits }).format(amount)
}
