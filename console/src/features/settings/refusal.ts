import { i18n, problemText } from '@/lib/i18n'
import { asProblem } from '@/lib/problem'

/** What to tell about a refusal: our own sentence where the settings know more than the code. */
export function refusalText(failure: unknown): string {
  const { code, extra } = asProblem(failure)
  const key = `settings:refused.${code}`
  return i18n.exists(key) ? i18n.t(key, { ...extra }) : problemText(failure)
}

/** The field that a refusal is about, with the sentence to stand beside it. */
export function refusedField(failure: unknown): { field: string; text: string } | null {
  const { code, extra } = asProblem(failure)
  if (code === 'name-taken') return { field: 'name', text: refusalText(failure) }
  if (code === 'email-taken') return { field: 'email', text: refusalText(failure) }
  if (code === 'extension-taken') return { field: 'extension', text: refusalText(failure) }
  if (code === 'shortcut-taken') return { field: 'shortcut', text: refusalText(failure) }
  const { field } = extra
  if (typeof field !== 'string') return null
  const last = field.split('.').at(-1) ?? field
  const texts = [`refused.${code}`, `fieldRefused.${last}`, 'fieldRefused.other']
  return { field, text: i18n.t(texts, { ns: 'settings', ...extra }) }
}
