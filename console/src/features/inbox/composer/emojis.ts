import { queryOptions, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { LANGUAGES } from '@/lib/i18n'
import type { Language } from '@/lib/schemas'
import { readStored, writeStored } from '@/lib/stored'

export interface Emoji {
  unicode: string
  label: string
  /** What it is called, without case and accents: its name, then short codes. */
  names: readonly string[]
  /** What it has to do with. */
  tags: readonly string[]
}

interface Entry {
  unicode: string
  hexcode: string
  label: string
  tags?: string[]
  group?: number
}

/** Unicode's own names in the person's language; fetched when first asked for. */
const entries: Record<Language, () => Promise<{ default: Entry[] }>> = {
  'pt-BR': () => import('emojibase-data/pt/compact.json'),
  en: () => import('emojibase-data/en/compact.json'),
  es: () => import('emojibase-data/es/compact.json'),
}

/** The English codes that people know from elsewhere (`:tada:`), by hexcode. */
const codes = (): Promise<{ default: Record<string, string | string[]> }> =>
  import('emojibase-data/en/shortcodes/github.json')

/** Unicode's group of skin tones and hair, which are no emoji by themselves. */
const COMPONENTS = 2

async function load(language: Language): Promise<Emoji[]> {
  const [{ default: all }, { default: codesOf }] = await Promise.all([entries[language](), codes()])
  return all
    .filter(({ group }) => group !== undefined && group !== COMPONENTS)
    .map(({ unicode, hexcode, label, tags = [] }) => ({
      unicode,
      label,
      names: [label, ...[codesOf[hexcode] ?? []].flat()].map(plain),
      tags: tags.map(plain),
    }))
}

function emojiQuery(language: Language) {
  return queryOptions({
    queryKey: ['emoji', language],
    queryFn: () => load(language),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
}

/** Every emoji, once somebody wants one. */
export function useEmojis({ isWanted }: { isWanted: boolean }): readonly Emoji[] {
  const { i18n } = useTranslation()
  const language = LANGUAGES.find((it) => it === i18n.language) ?? 'pt-BR'
  const { data } = useQuery({ ...emojiQuery(language), enabled: isWanted })
  return data ?? none
}

const none: readonly Emoji[] = []

/** Those that answer to a name, the closest first: by its beginning, by one of its words, by a part. */
export function findEmojis(all: readonly Emoji[], wanted: string): Emoji[] {
  const text = plain(wanted)
  return all
    .map((emoji) => ({ emoji, rank: rankOf(emoji, text) }))
    .filter(({ rank }) => rank < FAR)
    .sort((a, b) => a.rank - b.rank)
    .map(({ emoji }) => emoji)
}

const FAR = 4

function rankOf({ names, tags }: Emoji, wanted: string): number {
  if (names.includes(wanted)) return 0
  if (names.some((it) => it.startsWith(wanted))) return 1
  if ([...names, ...tags].some((it) => ` ${it}`.includes(` ${wanted}`))) return 2
  return [...names, ...tags].some((it) => it.includes(wanted)) ? 3 : FAR
}

/** Without case and accents, and with spaces between words: "coracao_azul" finds "coração azul". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('_', ' ').toLowerCase().trim()
}

const RECENT = 'prosa:emoji'
const RECENT_COUNT = 16

export function recentEmojis(): readonly string[] {
  return readStored<string[]>(RECENT, [])
}

export function noteEmoji(unicode: string): void {
  const others = recentEmojis().filter((it) => it !== unicode)
  writeStored(RECENT, [unicode, ...others].slice(0, RECENT_COUNT))
}
