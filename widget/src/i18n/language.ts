import type { Language } from '../api/wire.ts'
import type { Texts } from './en.ts'

/** Each language is fetched alone: a visitor reads one. */
const loaders: Record<Language, () => Promise<Texts>> = {
  'pt-BR': async () => (await import('./pt-br.ts')).ptBr,
  en: async () => (await import('./en.ts')).en,
  es: async () => (await import('./es.ts')).es,
}

/** The first wish that we speak: of the snippet, the settings, the page, the browser. */
export function chooseLanguage(...wishes: (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const code = wish?.slice(0, 2).toLowerCase()
    if (code === 'pt') return 'pt-BR'
    if (code === 'en' || code === 'es') return code
  }
  return 'pt-BR'
}

export type Key = keyof Texts
export type Values = Record<string, string | number>

/**
 * The words of one language. Codes of refusals are keys too, so any string may be asked for; one that we do not
 * know gets the sentence that is always true.
 */
export type Translate = (key: Key | (string & {}), values?: Values) => string

export async function loadLanguage(language: Language): Promise<Translate> {
  return translator(await loaders[language]())
}

export function translator(texts: Texts): Translate {
  const all: Record<string, string> = texts
  return (key, values = {}) =>
    (all[key] ?? texts.other).replace(/\{(\w+)\}/g, (_, name) => `${values[name] ?? ''}`)
}
