import type { Language, QuickReply } from './schemas'

/** What stands in double braces in a quick reply, as the server spells it. */
export const PLACEHOLDERS = [
  'saudacao',
  'primeiro_nome',
  'nome',
  'atendente',
  'setor',
  'protocolo',
] as const

export type Placeholder = (typeof PLACEHOLDERS)[number]

/** What is known of the customer at hand; what is not known is absent. */
export type ReplyValues = Readonly<Partial<Record<Placeholder, string>>>

/** Said to customers, so in the account's language and not in the agent's. */
const GREETINGS: Record<Language, readonly [string, string, string]> = {
  'pt-BR': ['bom dia', 'boa tarde', 'boa noite'],
  en: ['good morning', 'good afternoon', 'good evening'],
  es: ['buenos días', 'buenas tardes', 'buenas noches'],
}

/** How one greets at an hour of the day. */
export function greetingAt(hour: number, language: Language): string {
  const [morning, afternoon, evening] = GREETINGS[language]
  if (hour >= 5 && hour < 12) return morning
  return hour >= 12 && hour < 18 ? afternoon : evening
}

/** The first word of a name. */
export function firstNameOf(name: string): string {
  return name.trim().split(/\s+/)[0] ?? ''
}

/** Stands where nothing is known, until the sentence has closed over it. */
const HOLE = '\uE000'

const BRACES = /\{\{(\w+)\}\}/g

/** What comes before the beginning of a sentence. */
const BEFORE_SENTENCE = /(?:^|[\n.!?])\s*$/

/** The text as it is sent. What is not known leaves no trace: no braces, no stray comma, no gap. */
export function filledReply(text: string, values: ReplyValues): string {
  const known = new Map<string, string | undefined>(Object.entries(values))
  return text
    .replaceAll(HOLE, '')
    .replace(BRACES, (_, name: string, at: number) => {
      const value = known.get(name)?.trim() || HOLE
      return BEFORE_SENTENCE.test(text.slice(0, at)) ? capital(value) : value
    })
    .split('\n')
    .map((line) => (line.includes(HOLE) ? closed(line) : line))
    .filter((line) => line !== null)
    .join('\n')
}

/** The line without its holes; null when they were all it had. */
function closed(line: string): string | null {
  const rest = line
    // Marks and brackets around a hole hold nothing any more: *, _, ( ).
    .replace(/([*_~"'])\uE000\1/g, HOLE)
    .replace(/[ \t]*\([ \t]*\uE000[ \t]*\)/g, '')
    // What begins a line takes the comma behind it along.
    .replace(/^(?:[ \t]*\uE000[ \t]*[,;:.!?]*[ \t]*)+(.?)/u, (_, first: string) => capital(first))
    // Before a sign or the end, the comma and the gap in front go.
    .replace(/(?:[ \t]*,)?[ \t]*\uE000(?=[ \t]*(?:[,;:.!?]|$))/g, '')
    .replace(/[ \t]*\uE000[ \t]*/g, ' ')
    .trim()
  return rest === '' ? null : rest
}

function capital(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase())
}

/** A quick reply with the words by which it is found. */
export interface FoundReply {
  reply: QuickReply
  shortcut: string
  title: string
  words: string
}

/** Made once of all of them, so that a thousand are searched while one types. */
export function indexed(replies: readonly QuickReply[]): FoundReply[] {
  return replies.map((reply) => {
    const shortcut = plain(reply.shortcut)
    const title = plain(reply.title)
    return { reply, shortcut, title, words: `${shortcut} ${title} ${plain(reply.text)}` }
  })
}

/** Those that answer to what was typed, the closest first: by shortcut, then title, then words. */
export function findReplies(all: readonly FoundReply[], typed: string): QuickReply[] {
  const wanted = plain(typed).trim()
  if (wanted === '') return all.map(({ reply }) => reply)
  const words = wanted.split(/\s+/)
  return all
    .map((it) => ({ it, rank: rankOf(it, wanted, words) }))
    .filter(({ rank }) => rank < FAR)
    .sort((a, b) => a.rank - b.rank)
    .map(({ it }) => it.reply)
}

const FAR = 5

function rankOf(it: FoundReply, wanted: string, words: readonly string[]): number {
  if (it.shortcut === wanted) return 0
  if (it.shortcut.startsWith(wanted)) return 1
  if (` ${it.title}`.includes(` ${wanted}`)) return 2
  if (it.shortcut.includes(wanted)) return 3
  return words.every((word) => it.words.includes(word)) ? 4 : FAR
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
