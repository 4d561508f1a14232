import { describe, expect, it } from 'vitest'
import type { Message } from '@/lib/schemas'
import { furthest, joinWindows } from './timeline'

function line(seq: number): Message {
  return {
    id: `m${seq}`,
    seq,
    incoming: seq,
    conversationId: 'c',
    ticketId: 't',
    direction: 'in',
    author: { kind: 'contact' },
    content: { type: 'text', body: String(seq) },
    sentAt: '2026-11-21T12:00:00Z',
    at: '2026-11-21T12:00:00Z',
    reactions: [],
  }
}

function lines(from: number, to: number) {
  return Array.from({ length: to - from + 1 }, (_, index) => line(from + index))
}

function span({ messages }: { messages: Message[] }): string {
  return `${messages[0]?.seq}-${messages.at(-1)?.seq} (${messages.length})`
}

describe('what is held of a conversation', () => {
  it('grows when the fresh messages touch those held', () => {
    const held = { messages: lines(10, 40), hasOlder: true, hasNewer: false }
    const fresh = { messages: lines(31, 60), hasOlder: true, hasNewer: false }

    expect(span(joinWindows(held, fresh))).toBe('10-60 (51)')
  })

  it('is replaced when messages between are missing', () => {
    const held = { messages: lines(10, 40), hasOlder: true, hasNewer: false }
    const fresh = { messages: lines(90, 99), hasOlder: true, hasNewer: false }

    expect(span(joinWindows(held, fresh))).toBe('90-99 (10)')
  })

  it('stays while somebody reads far in the past', () => {
    const held = { messages: lines(1, 20), hasOlder: false, hasNewer: true }
    const fresh = { messages: lines(90, 99), hasOlder: true, hasNewer: false }
    const joined = joinWindows(held, fresh)

    expect(span(joined)).toBe('1-20 (20)')
    expect(joined.hasNewer).toBe(true)
  })

  it('knows which of two ticks is further', () => {
    expect(furthest('sent', 'read')).toBe('read')
    expect(furthest('read', 'delivered')).toBe('read')
  })
})
