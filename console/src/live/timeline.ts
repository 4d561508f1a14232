import type { Message, MessagePage, MessageStatus } from '@/lib/schemas'
import type { ConversationView } from './view'

type Window = Pick<ConversationView, 'messages' | 'hasOlder' | 'hasNewer'>

const RANK = {
  queued: 0,
  uncertain: 1,
  sent: 2,
  failed: 3,
  delivered: 4,
  read: 5,
  played: 6,
  cancelled: 7,
} as const

/** The further of two states: news may arrive late, but a tick never goes back. */
export function furthest(held: MessageStatus, news: MessageStatus): MessageStatus {
  return RANK[news] > RANK[held] ? news : held
}

/** Messages by their number, each once; of two copies the later one stays, with its ticks. */
export function mergeMessages(held: readonly Message[], news: readonly Message[]): Message[] {
  const merged = new Map(held.map((message) => [message.id, message]))
  for (const message of news) {
    const before = merged.get(message.id)
    const status =
      before?.status && message.status ? furthest(before.status, message.status) : message.status
    merged.set(message.id, status ? { ...message, status } : message)
  }
  return [...merged.values()].sort((a, b) => a.seq - b.seq)
}

/** A message as it is now, whatever we held of it: tried again, its tick may well go back. */
export function replaceMessage(held: readonly Message[], message: Message): Message[] {
  return held.map((it) => (it.id === message.id ? message : it))
}

/** With a message that is ours already (sent from here) or new to us. */
export function withMessage<View extends Window>(view: View, message: Message): View {
  const known = view.messages.some((it) => it.id === message.id)
  if (view.hasNewer && !known) return view
  return { ...view, messages: mergeMessages(view.messages, [message]) }
}

/**
 * Joins a fresh window to the one we hold when they touch. When they do not, the fresh one takes
 * its place, unless somebody is reading far in the past: then what they read stays.
 */
export function joinWindows<View extends Window>(held: Window | undefined, fresh: View): View {
  const [a, b] = held ? edges(held.messages) : [0, -1]
  const [c, d] = edges(fresh.messages)
  if (!held || held.messages.length === 0) return fresh
  if (c > b + 1 || a > d + 1) {
    if (!held.hasNewer) return fresh
    return { ...fresh, messages: held.messages, hasOlder: held.hasOlder, hasNewer: true }
  }
  return {
    ...fresh,
    messages: mergeMessages(held.messages, fresh.messages),
    hasOlder: a < c ? held.hasOlder : fresh.hasOlder,
    hasNewer: b > d ? held.hasNewer : fresh.hasNewer,
  }
}

/** A page fetched at one end of what we hold. */
export function extend<View extends Window>(
  view: View,
  page: MessagePage,
  end: 'older' | 'newer',
): View {
  return {
    ...view,
    messages: mergeMessages(view.messages, page.items),
    ...(end === 'older' ? { hasOlder: page.hasOlder } : { hasNewer: page.hasNewer }),
  }
}

/** All our messages up to a number are now at least this far. */
export function advanceTicks(
  messages: readonly Message[],
  upTo: number,
  status: MessageStatus,
): Message[] {
  return messages.map((message) =>
    message.direction === 'out' &&
    message.seq <= upTo &&
    message.status &&
    message.status !== 'failed'
      ? { ...message, status: furthest(message.status, status) }
      : message,
  )
}

function edges(messages: readonly Message[]): [number, number] {
  return [messages[0]?.seq ?? 0, messages.at(-1)?.seq ?? 0]
}
