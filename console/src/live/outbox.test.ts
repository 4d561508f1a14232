import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem, unreachable } from '@/lib/problem'
import type { Message } from '@/lib/schemas'
import { Outbox, type Outgoing } from './outbox'

function text(id: string): Outgoing {
  return {
    id,
    conversationId: 'c',
    kind: 'reply',
    content: { type: 'text', body: id },
    at: '2026-11-21T12:00:00Z',
  }
}

function sentOf({ id, conversationId }: Outgoing): Message {
  return {
    id,
    seq: 1,
    incoming: 0,
    conversationId,
    ticketId: 't',
    direction: 'out',
    author: { kind: 'agent', id: 'a', name: 'Ana' },
    content: { type: 'text', body: id },
    status: 'sent',
    sentAt: '2026-11-21T12:00:00Z',
    at: '2026-11-21T12:00:00Z',
    reactions: [],
  }
}

let line: (outgoing: Outgoing) => Promise<Message>
let tried: string[]
let sent: string[]

function open(): Outbox {
  return new Outbox({
    storageKey: 'outbox',
    send: (outgoing) => {
      tried.push(outgoing.id)
      return line(outgoing)
    },
    onSent: (message) => sent.push(message.id),
    onRefused: (_, problem) => problem.code === 'already-taken',
    random: () => 1,
  })
}

describe('the outbox', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    tried = []
    sent = []
    line = async (outgoing) => sentOf(outgoing)
  })
  afterEach(() => void vi.useRealTimers())

  it('sends in the order of writing, each once', async () => {
    const outbox = open()
    for (const id of ['1', '2', '3']) outbox.add(text(id))
    await vi.runAllTimersAsync()

    expect(sent).toEqual(['1', '2', '3'])
    expect(tried).toEqual(['1', '2', '3'])
    expect(outbox.all()).toEqual([])
  })

  it('keeps the order while the network is away, and goes on under the same ids', async () => {
    line = async () => {
      throw unreachable()
    }
    const outbox = open()
    outbox.add(text('1'))
    outbox.add(text('2'))
    await vi.advanceTimersByTimeAsync(0)
    expect(outbox.all().map((it) => it.id)).toEqual(['1', '2'])

    line = async (outgoing) => sentOf(outgoing)
    await vi.advanceTimersByTimeAsync(1000)

    expect(sent).toEqual(['1', '2'])
    expect(tried).toEqual(['1', '1', '2'])
  })

  it('survives a reload', async () => {
    line = async () => {
      throw unreachable()
    }
    open().add(text('1'))
    await vi.advanceTimersByTimeAsync(0)

    line = async (outgoing) => sentOf(outgoing)
    const reopened = open()
    reopened.hurry()
    await vi.advanceTimersByTimeAsync(0)

    expect(sent).toEqual(['1'])
    expect(localStorage.getItem('outbox')).toBe('[]')
  })

  it('keeps a refused message with its reason, and lets the next one pass', async () => {
    line = async (outgoing) => {
      if (outgoing.id === '1') throw new Problem(409, 'session-ended')
      return sentOf(outgoing)
    }
    const outbox = open()
    outbox.add(text('1'))
    outbox.add(text('2'))
    await vi.advanceTimersByTimeAsync(0)

    expect(sent).toEqual(['2'])
    expect(outbox.all()[0]?.refused?.code).toBe('session-ended')

    line = async (outgoing) => sentOf(outgoing)
    outbox.again('1')
    await vi.advanceTimersByTimeAsync(0)
    expect(sent).toEqual(['2', '1'])
  })

  it('waits as long as a busy server asks', async () => {
    line = async () => {
      throw new Problem(429, 'too-many', { retryAfterSeconds: 20 })
    }
    open().add(text('1'))
    await vi.advanceTimersByTimeAsync(19_000)
    expect(tried).toEqual(['1'])

    line = async (outgoing) => sentOf(outgoing)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sent).toEqual(['1'])
  })
})
