import type { MessageStatus, VisitorMessage } from '../api/wire.ts'

const rank: Record<MessageStatus, number> = { sent: 0, delivered: 1, read: 2 }

/** A tick never goes back, whatever order the news comes in. */
export function furthest(
  one: MessageStatus | null | undefined,
  other: MessageStatus | null | undefined,
): MessageStatus | null {
  if (!one || !other) return one ?? other ?? null
  return rank[other] > rank[one] ? other : one
}

/**
 * Puts messages from anywhere (socket, history, answer to a send) into one list: each id once, in the order of
 * the server. Doing it twice changes nothing, so every reconnect may simply read again.
 */
export function merge(known: VisitorMessage[], news: VisitorMessage[]): VisitorMessage[] {
  const byId = new Map(known.map((message) => [message.id, message]))
  for (const message of news) {
    const before = byId.get(message.id)
    byId.set(message.id, before ? { ...message, status: furthest(before.status, message.status) } : message)
  }
  return [...byId.values()].sort((a, b) => a.seq - b.seq)
}

/** The agent has got or read everything of the visitor's up to these numbers. */
export function withReceipts(
  messages: VisitorMessage[],
  deliveredUpTo: number,
  readUpTo: number,
): VisitorMessage[] {
  return messages.map((message) => {
    if (message.direction !== 'in') return message
    const reached = message.seq <= readUpTo ? 'read' : message.seq <= deliveredUpTo ? 'delivered' : null
    const status = furthest(message.status, reached)
    return status === message.status ? message : { ...message, status }
  })
}
