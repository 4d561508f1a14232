import type { ContentOf } from '@/lib/schemas'

export interface Choice {
  title: string
  description: string
}

/** What stands in the dialog while an offer is put together. */
export interface Offer {
  kind: 'buttons' | 'list'
  body: string
  header: string
  footer: string
  /** The words that open the list. */
  button: string
  choices: readonly Choice[]
}

export const EMPTY: Offer = {
  kind: 'buttons',
  body: '',
  header: '',
  footer: '',
  button: '',
  choices: [{ title: '', description: '' }],
}

/** What WhatsApp takes; the server holds to it. */
export const LIMITS = {
  body: 1024,
  edge: 60,
  button: 20,
  buttons: { most: 3, title: 20, description: 0 },
  list: { most: 10, title: 24, description: 72 },
} as const

/** The message of an offer; null as long as something is missing, or two choices are the same. */
export function choicesOf(offer: Offer): ContentOf<'interactive'> | null {
  const { most, title, description } = LIMITS[offer.kind]
  const isList = offer.kind === 'list'
  const button = offer.button.trim()
  const choices = offer.choices
    .filter((it) => it.title.trim() !== '')
    .map((it) => ({
      type: 'choice' as const,
      title: it.title.trim().slice(0, title),
      description: it.description.trim().slice(0, description) || null,
      payload: null,
    }))
  const areDistinct = new Set(choices.map((it) => it.title)).size === choices.length
  const fits = choices.length > 0 && choices.length <= most && areDistinct
  if (!fits || offer.body.trim() === '' || (isList && button === '')) return null
  return {
    type: 'interactive',
    body: offer.body.trim(),
    header: offer.header.trim() || null,
    footer: offer.footer.trim() || null,
    button: isList ? button : null,
    choices,
  }
}
