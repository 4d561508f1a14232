import type { Template, TemplateButton } from './schemas'

const BLANK = /\{\{\s*(\w+)\s*\}\}/g

/** What fills the blanks of a template, by their keys: `header.1`, `body.nome`, `button.0`. */
export type Values = Readonly<Record<string, string>>

/** A text of one part with its blanks filled; what is not filled yet stays as it is written. */
export function filled(text: string, part: 'header' | 'body', values: Values): string {
  return text.replace(BLANK, (blank, name: string) => values[`${part}.${name}`]?.trim() || blank)
}

/** What a button opens, calls or copies, filled as far as it is. */
export function filledButton(
  { kind, value }: TemplateButton,
  place: number,
  values: Values,
): string | null {
  const said = values[`button.${place}`]?.trim()
  if (kind === 'copy-code') return said || (value ?? null)
  return said && value ? value.replace(BLANK, () => said) : (value ?? null)
}

/** What comes before the blank of an address: only the rest is filled in. */
export function addressBefore({ kind, value }: TemplateButton): string | null {
  const place = kind === 'url' ? (value ?? '').search(BLANK) : -1
  return place < 0 ? null : (value ?? '').slice(0, place)
}

/** The names of a text's blanks, each once, in reading order. */
export function blanksOf(text: string): string[] {
  return [...new Set([...text.matchAll(BLANK)].map(([, name]) => name ?? ''))]
}

/** Whether it can be sent from here now. */
export function isUsable({ status, wording }: Template): boolean {
  return (status === 'approved' || status === 'flagged') && wording.complete
}

/** A place that must be filled before a template can be sent. */
export interface Blank {
  /** `header.1`, `body.nome`, or `button.0` by the button's place. */
  key: string
  part: 'header' | 'body' | 'button'
  name: string
}

/** All that must be filled, in reading order. */
export function blanksIn(
  header: string | null | undefined,
  body: string,
  buttons: readonly TemplateButton[],
): Blank[] {
  const inText = (part: 'header' | 'body', text: string): Blank[] =>
    blanksOf(text).map((name) => ({ key: `${part}.${name}`, part, name }))
  const inButtons = buttons.flatMap(({ kind, text, value }, place): Blank[] => {
    const isBlank = kind === 'copy-code' || (kind === 'url' && blanksOf(value ?? '').length > 0)
    return isBlank ? [{ key: `button.${place}`, part: 'button', name: text }] : []
  })
  return [...inText('header', header ?? ''), ...inText('body', body), ...inButtons]
}

/** The same of a template as it is. */
export function blanksOfTemplate({ wording }: Template): Blank[] {
  return blanksIn(wording.header?.text, wording.body, wording.buttons)
}
