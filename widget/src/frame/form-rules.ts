import type { FieldRule } from '../api/wire.ts'

export type Fault = 'required' | 'badEmail' | 'badPhone' | 'consentNeeded'

/** Only what is surely a slip is refused here; the server has the last word. */
export function fieldFault(field: 'name' | 'email' | 'phone', rule: FieldRule, value: string): Fault | null {
  const text = value.trim()
  if (!text) return rule === 'required' ? 'required' : null
  if (field === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return 'badEmail'
  if (field === 'phone' && text.replace(/\D/g, '').length < 8) return 'badPhone'
  return null
}
