import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { NewMessage, VisitorMessage } from '../src/api/wire.ts'
import { Outbox } from '../src/chat/outbox.ts'
import { Sender } from '../src/chat/sender.ts'
import { backoffMillis } from '../src/lib/backoff.ts'
import { Problem } from '../src/lib/problem.ts'
import { inMemory, openMemory } from '../src/lib/storage.ts'
import { uuidv7 } from '../src/lib/uuid.ts'

const at = new Date('2026-11-22T12:00:00Z')
const text = (body: string) => ({ type: 'text', body }) as const

/** A server that knows messages by id and answers as it is told to. */
function fakeServer() {
  const taken: NewMessage[] = []
  const answers: (Problem | 'lost' | 'ok')[] = []
  const send = async (message: NewMessage): Promise<VisitorMessage> => {
    const answer = answers.shift() ?? 'ok'
    if (answer instanceof Problem) throw answer
    if (!taken.some(({ id }) => id === message.id)) taken.push(message)
    if (answer === 'lost') throw new TypeError('network')
    return {
      id: message.id,
      seq: taken.length,
      direction: 'in',
      content: text(''),
      status: 'sent',
      at: at.toISOString(),
    }
  }
  return { taken, answers, send }
}

function setUp(memory = inMemory()) {
  const server = fakeServer()
  const outbox = new Outbox(memory, 'prosa:k:out:')
  const refused = vi.fn()
  const sender = new Sender(outbox, {
    admit: async () => {},
    send: server.send,
    describe: ({ id, content }) => ({ id, content }),
    confirmed: () => {},
    refused,
    changed: () => {},
  })
  const bodies = () => server.taken.map(({ content }) => content.type === 'text' && content.body)
  return { memory, server, outbox, sender, refused, bodies }
}

describe('the outbox', () => {
  beforeEach(() => void vi.useFakeTimers())

  it('sends in order, also what was written within one millisecond', async () => {
    const { outbox, sender, bodies } = setUp()
    for (const body of ['one', 'two', 'three']) outbox.add(text(body), null, at)
    await sender.wake()
    expect(bodies()).toEqual(['one', 'two', 'three'])
    expect(outbox.all).toEqual([])
  })

  it('sends again under the same id when the answer was lost, so that nothing is doubled', async () => {
    const { server, outbox, sender, bodies } = setUp()
    server.answers.push('lost')
    outbox.add(text('one'), null, at)
    outbox.add(text('two'), null, at)
    await sender.wake()
    expect(outbox.all).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(bodies()).toEqual(['one', 'two'])
  })

  it('survives a reload, and new messages come after old ones', async () => {
    const first = setUp()
    first.server.answers.push(new Problem('network', 0))
    first.outbox.add(text('before'), null, new Date(at.getTime() + 60_000))
    await first.sender.wake()
    first.sender.stop()
    const second = setUp(first.memory)
    second.outbox.add(text('after'), null, at)
    await second.sender.wake()
    expect(second.bodies()).toEqual(['before', 'after'])
    expect(first.memory.keys('prosa:k:out:')).toEqual([])
  })

  it('waits as long as the server asks, and then goes on by itself', async () => {
    const { server, outbox, sender, bodies } = setUp()
    server.answers.push(new Problem('too-many', 429, { retryAfterSeconds: 7 }))
    outbox.add(text('one'), null, at)
    await sender.wake()
    await vi.advanceTimersByTimeAsync(6_900)
    expect(bodies()).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(bodies()).toEqual(['one'])
  })

  it('keeps what was refused for good, without holding up the rest, until the visitor decides', async () => {
    const { server, outbox, sender, bodies } = setUp()
    server.answers.push(new Problem('invalid', 400))
    outbox.add(text('bad'), null, at)
    outbox.add(text('good'), null, at)
    await sender.wake()
    expect(bodies()).toEqual(['good'])
    expect(outbox.all.map(({ failed }) => failed)).toEqual(['invalid'])
    outbox.retry(outbox.all[0]?.id ?? '')
    await sender.wake()
    expect(bodies()).toEqual(['good', 'bad'])
  })

  it('stops when the visitor is blocked', async () => {
    const { server, outbox, sender, refused, bodies } = setUp()
    server.answers.push(new Problem('blocked', 403))
    outbox.add(text('one'), null, at)
    outbox.add(text('two'), null, at)
    await sender.wake()
    expect(bodies()).toEqual([])
    expect(refused).toHaveBeenCalledOnce()
  })

  it('passes over what it cannot read', () => {
    const memory = inMemory()
    memory.set('prosa:k:out:1', '{broken')
    expect(new Outbox(memory, 'prosa:k:out:').all).toEqual([])
  })
})

describe('memory, ids and waiting', () => {
  it('works without storage', () => {
    const memory = openMemory(() => {
      throw new DOMException('denied')
    })
    memory.set('a', '1')
    expect(memory.get('a')).toBe('1')
  })

  it('makes version 7 ids that always grow', () => {
    const ids = Array.from({ length: 50 }, () => uuidv7(1))
    expect(ids).toEqual([...ids].sort())
    expect(new Set(ids).size).toBe(50)
    expect(ids[0]).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  })

  it('backs off from half a second to sixteen, with full jitter', () => {
    expect([0, 1, 2, 3, 4, 5, 9].map((attempt) => backoffMillis(attempt, () => 1))).toEqual([
      500, 1000, 2000, 4000, 8000, 16_000, 16_000,
    ])
    expect(backoffMillis(5, () => 0)).toBe(0)
  })
})
