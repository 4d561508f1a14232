import type {
  Channel,
  Happening,
  MessageAuthor,
  MessageStatus,
  VisitorContent,
  VisitorMessage,
} from '../api/wire.ts'
import { midnight } from '../lib/format.ts'
import type { Outgoing } from './outbox.ts'

/** One bubble, whether the server has it already or not. */
export interface Line {
  id: string
  own: boolean
  author: MessageAuthor | null
  content: VisitorContent
  /** What it answers, if that is here. */
  quoted?: VisitorMessage | undefined
  at: string
  tick: MessageStatus | 'sending' | 'failed' | null
}

export type Row =
  | { type: 'day'; id: string; at: string }
  | { type: 'system'; id: string; what: Happening; via?: Channel | null; name: string }
  | { type: 'line'; id: string; line: Line; first: boolean; last: boolean }

const TOGETHER_MILLIS = 5 * 60_000

/** What the list shows, in order: days, small sentences, and bubbles gathered by who speaks. */
export function timeline(messages: VisitorMessage[], outgoing: readonly Outgoing[]): Row[] {
  const rows: Row[] = []
  let before: Line | null = null
  let day = 0
  for (const line of [...messages.map((it) => received(it, messages)), ...outgoing.map(waiting)]) {
    const today = midnight(new Date(line.at))
    if (today !== day) {
      rows.push({ type: 'day', id: `day-${today}`, at: line.at })
      before = null
    }
    day = today
    if (line.content.type === 'activity') {
      rows.push({ ...line.content, type: 'system', id: line.id, name: line.author?.name ?? '' })
      before = null
      continue
    }
    const first = !before || !together(before, line)
    const previous = rows.at(-1)
    if (!first && previous?.type === 'line') previous.last = false
    rows.push({ type: 'line', id: line.id, line, first, last: true })
    before = line
  }
  return rows
}

function together(one: Line, other: Line): boolean {
  return (
    one.own === other.own &&
    one.author?.name === other.author?.name &&
    Date.parse(other.at) - Date.parse(one.at) < TOGETHER_MILLIS
  )
}

function received(message: VisitorMessage, all: VisitorMessage[]): Line {
  const { id, direction, author, content, status, at, replyTo } = message
  const own = direction === 'in'
  return {
    id,
    own,
    author: own ? null : (author ?? null),
    content,
    quoted: replyTo ? all.find((it) => it.id === replyTo) : undefined,
    at,
    tick: own ? (status ?? 'sent') : null,
  }
}

function waiting({ id, content, file, at, failed }: Outgoing): Line {
  const shown: VisitorContent =
    content.type === 'text' || !file
      ? { type: 'text', body: content.type === 'text' ? content.body : '' }
      : { type: file.kind, file }
  return { id, own: true, author: null, content: shown, at, tick: failed ? 'failed' : 'sending' }
}
