import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { asProblem, namedIn } from './problem'
import type { Language } from './schemas'

export const LANGUAGES = ['pt-BR', 'en', 'es'] as const satisfies readonly Language[]

const STORED = 'prosa:language'

/** A language's texts are chunks of its own: a Brazilian desk never downloads Spanish. */
const files = import.meta.glob<Record<string, unknown>>('../locales/*/*.json', {
  import: 'default',
})

const backend: BackendModule = {
  type: 'backend',
  init() {},
  read(language, namespace, callback) {
    const load = files[`../locales/${namespace}/${language}.json`]
    if (!load) {
      callback(new Error(`no texts ${namespace} in ${language}`), null)
      return
    }
    load().then(
      (texts) => callback(null, texts),
      (failure: unknown) => callback(failure instanceof Error ? failure : String(failure), null),
    )
  },
}

/** The language before anybody has signed in: the last one used here, else the browser's. */
export function guessLanguage(): Language {
  const wanted = [localStorage.getItem(STORED), ...navigator.languages]
  for (const name of wanted) {
    const found = LANGUAGES.find((it) => it === name || it.slice(0, 2) === name?.slice(0, 2))
    if (found) return found
  }
  return 'pt-BR'
}

export const i18n = i18next.use(backend).use(initReactI18next)

/** Must be awaited once before the first rendering. Namespaces load when a screen asks. */
export async function startI18n(language: Language = guessLanguage()): Promise<void> {
  await i18n.init({
    lng: language,
    fallbackLng: 'pt-BR',
    supportedLngs: [...LANGUAGES],
    load: 'currentOnly',
    ns: ['common', 'problems'],
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  document.documentElement.lang = language
}

export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED, language)
  if (i18n.language !== language) await i18n.changeLanguage(language)
  document.documentElement.lang = language
}

/** What to tell a person about a failure, and what they can do. */
export function problemText(failure: unknown): string {
  const problem = asProblem(failure)
  const owner = namedIn(problem, 'owner')
  const values = { ...problem.extra, ownerName: owner?.name ?? '' }
  return i18n.t([`problems:${problem.code}`, 'problems:unexpected'], values)
}
