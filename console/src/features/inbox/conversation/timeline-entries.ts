import { dayKey } from '@/lib/format'
import type { Author, Message, TicketCard } from '@/lib/schemas'
import type { Outgoing } from '@/live/outbox'

/** What stands in a conversation from top to bottom. */
export type TimelineEntry =
  | { type: 'ticket'; key: string; ticket: TicketCard }
  | { type: 'day'; key: string; at: string }
  | { type: 'unread'; key: string }
  | {
      type: 'message'
      key: string
      message: Message
      /** What it answers, if that is held. */
      quoted: Message | undefined
      isFirst: boolean
      isLast: boolean
    }
  | { type: 'outgoing'; key: string; outgoing: Outgoing; isFirst: boolean }

interface Material {
  messages: readonly Message[]
  outgoing: readonly Outgoing[]
  /** Whose outgoing they are. */
  me: string
  tickets: readonly TicketCard[]
  /** The first message that had not been read when the conversation was opened. */
  firstUnread: number | null
  hasOlder: boolean
}

/** Two bubbles of one author within this time are one breath. */
const BREATH = 5 * 60_000

/** Lays messages out: days, tickets, the unread line, and bubbles grouped by author. */
export function entriesOf(material: Material): TimelineEntry[] {
  const { messages, outgoing, me, firstUnread } = material
  const entries: TimelineEntry[] = []
  const held = new Map(messages.map((message) => [message.id, message]))
  for (const [index, message] of messages.entries()) {
    const before = messages[index - 1]
    const after = messages[index + 1]
    const newTicket = before?.ticketId !== message.ticketId
    if (newTicket) entries.push(...ticketLine(material, before, message))
    const newDay = !before || dayKey(before.at) !== dayKey(message.at)
    if (newDay) entries.push({ type: 'day', key: `day-${message.id}`, at: message.at })
    const isUnread = message.seq === firstUnread
    if (isUnread) entries.push({ type: 'unread', key: 'unread' })
    entries.push({
      type: 'message',
      key: message.id,
      message,
      quoted: message.replyTo ? held.get(message.replyTo) : undefined,
      isFirst: newTicket || newDay || isUnread || !sameBreath(before, message),
      isLast: !after || !sameBreath(message, after) || after.seq === firstUnread,
    })
  }
  const waiting = outgoing.filter((it) => !held.has(it.id))
  for (const [index, it] of waiting.entries()) {
    const before = waiting[index - 1]
    const goesOn = before ? before.kind === it.kind : followsOwn(messages.at(-1), it, me)
    entries.push({ type: 'outgoing', key: it.id, outgoing: it, isFirst: !goesOn })
  }
  return entries
}

/** The line that closes the ticket above; the first ticket of all has none. */
function ticketLine(
  { tickets, hasOlder }: Material,
  before: Message | undefined,
  message: Message,
): TimelineEntry[] {
  const above = before ? tickets.find((it) => it.id === before.ticketId) : undefined
  if (above) return [{ type: 'ticket', key: `ticket-${above.id}`, ticket: above }]
  if (before || hasOlder) return []
  const earlier = tickets
    .filter((it) => it.id !== message.ticketId && it.openedAt < message.at)
    .sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1))[0]
  return earlier ? [{ type: 'ticket', key: `ticket-${earlier.id}`, ticket: earlier }] : []
}

/** Laid out as it will be once it is sent, so that nothing jumps then. */
function followsOwn(last: Message | undefined, { kind, at }: Outgoing, me: string): boolean {
  return (
    last?.direction === (kind === 'note' ? 'note' : 'out') &&
    last.author.id === me &&
    Date.parse(at) - Date.parse(last.at) < BREATH
  )
}

function sameBreath(a: Message | undefined, b: Message): boolean {
  return (
    !!a &&
    a.direction === b.direction &&
    a.direction !== 'system' &&
    sameAuthor(a.author, b.author) &&
    Date.parse(b.at) - Date.parse(a.at) < BREATH
  )
}

function sameAuthor(a: Author, b: Author): boolean {
  return a.kind === b.kind && a.id === b.id && (!!a.id || a.name === b.name)
}
