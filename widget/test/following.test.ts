import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Client } from '../src/api/client.ts'
import type { VisitorMessage, VisitorState } from '../src/api/wire.ts'
import { Following } from '../src/chat/following.ts'
import { Store } from '../src/chat/store.ts'

/** Sockets of the browser as a test wants them: shut out by a proxy, or open to a server that greets. */
class FakeSocket {
  static all: FakeSocket[] = []
  static greets = false
  static answers = true
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null

  constructor() {
    FakeSocket.all.push(this)
    queueMicrotask(() => {
      if (!FakeSocket.greets) return this.onclose?.({ code: 1006 })
      this.onopen?.()
      this.hears({ type: 'hello' })
    })
  }

  send(text: string) {
    if (FakeSocket.answers && text === '{"type":"ping"}') queueMicrotask(() => this.hears({ type: 'pong' }))
  }

  hears(frame: object) {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }

  close() {}
}

const messages: VisitorMessage[] = []
let readings = 0
/** How often somebody without a socket was said to be there. */
let presences = 0
let visible = true
let receipts: unknown[] = []
let reachable = true
let thread = 'one'

function answers(seq: number, direction: 'in' | 'out', body: string) {
  const content = { type: 'text', body } as const
  messages.push({ id: `m${seq}`, seq, direction, content, at: '2026-11-22T12:00:00Z' })
}

async function serve(address: string, { method, body }: { method: string; body?: string }) {
  if (!reachable) throw new TypeError('Failed to fetch')
  if (method === 'PUT') {
    receipts.push(JSON.parse(body ?? ''))
    return new Response(null, { status: 204 })
  }
  expect(address.split('?')[0]).toBe('/webchat/v1/k/conversation')
  readings += 1
  if (address.endsWith('?present=true')) presences += 1
  const state: VisitorState = {
    visitor: { identified: false },
    thread,
    state: 'attending',
    ended: false,
    messages,
    hasOlder: false,
    unread: 0,
    readUpTo: 0,
  }
  return Response.json(state)
}

function follow() {
  const client = new Client('/webchat/v1/k')
  client.token = 'secret'
  const store = new Store(() => {})
  const following = new Following(
    {
      client,
      socketUrl: 'wss://desk.example/webchat/v1/k/live',
      page: () => ({ url: '', title: '' }),
      tell: () => {},
      ding: () => {},
      visible: () => visible,
      arrived: () => {},
      refreshed: () => {},
      unknown: () => {},
    },
    store,
  )
  store.update({ open: true })
  following.begin()
  const shown = () => store.state.messages.map(({ content }) => content.type === 'text' && content.body)
  return { following, store, shown }
}

/** Lets time pass, the part that polls be fetched, and its first reading be answered. */
async function pass(millis: number) {
  await vi.advanceTimersByTimeAsync(millis)
  await vi.dynamicImportSettled()
  await vi.advanceTimersByTimeAsync(0)
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', FakeSocket)
  vi.stubGlobal('fetch', serve)
  FakeSocket.all = []
  FakeSocket.greets = false
  FakeSocket.answers = true
  messages.length = 0
  readings = 0
  presences = 0
  visible = true
  receipts = []
  reachable = true
  thread = 'one'
})
afterEach(() => {
  vi.clearAllTimers()
  vi.unstubAllGlobals()
})

describe('a chat behind a proxy that lets no socket through', () => {
  it('shows the history, and what the agent answers', async () => {
    answers(1, 'in', 'Oi')
    const { shown, store } = follow()
    await pass(2_000)
    expect(shown()).toEqual(['Oi'])
    expect(store.state.online).toBe(true)

    answers(2, 'out', 'Olá!')
    await pass(5_000)
    expect(shown()).toEqual(['Oi', 'Olá!'])
    expect(receipts.at(-1)).toEqual({ delivered: 2, read: 2 })
  })

  it('asks less and less while nothing happens, and soon again after something was sent', async () => {
    const { following } = follow()
    await pass(300_000)
    const before = readings
    await pass(60_000)
    expect(readings - before).toBe(2)

    following.expect()
    await pass(3_000)
    expect(readings - before).toBe(3)
  })

  it('says with each reading that somebody is there, as long as they look', async () => {
    const { following } = follow()
    await pass(300_000)
    expect(presences).toBe(readings)

    visible = false
    const before = presences
    await pass(60_000)
    expect(presences).toBe(before)

    visible = true
    following.revive()
    await pass(0)
    expect(presences).toBe(before + 1)
  })

  it('says that it is offline when nothing gets through, and comes back', async () => {
    const { store, shown } = follow()
    await pass(2_000)
    reachable = false
    await pass(30_000)
    expect(store.state.online).toBe(false)

    reachable = true
    answers(1, 'out', 'Olá!')
    await pass(60_000)
    expect(store.state.online).toBe(true)
    expect(shown()).toEqual(['Olá!'])
  })

  it('leaves off as soon as a socket gets through', async () => {
    const { following } = follow()
    await pass(60_000)
    FakeSocket.greets = true
    await pass(30_000)
    const before = readings

    await pass(600_000)
    expect(readings).toBe(before)

    const presencesBefore = presences
    following.revive()
    await pass(0)
    expect(readings).toBe(before + 1)
    expect(presences).toBe(presencesBefore)
  })
})

describe('a conversation that goes on by another channel', () => {
  it('makes room for the one that the visitor begins', async () => {
    answers(7, 'in', 'Oi')
    const content = { type: 'activity', what: 'continued', via: 'whatsapp' } as const
    messages.push({ id: 'm9', seq: 9, direction: 'system', content, at: '2026-11-22T12:00:00Z' })
    const { following, shown } = follow()
    await pass(2_000)
    expect(shown()).toEqual(['Oi', false])

    messages.length = 0
    answers(2, 'in', 'Mais uma coisa')
    thread = 'two'
    following.add([...messages], 'own')
    answers(3, 'out', 'Pois não?')
    await pass(60_000)
    expect(shown()).toEqual(['Mais uma coisa', 'Pois não?'])
    expect(receipts.at(-1)).toEqual({ delivered: 3, read: 3 })
  })

  it('is shown in place of the one before when it comes', async () => {
    answers(1, 'in', 'Oi')
    const { shown } = follow()
    await pass(2_000)

    messages.length = 0
    thread = 'two'
    answers(40, 'out', 'Seguimos por aqui')
    await pass(60_000)

    expect(shown()).toEqual(['Seguimos por aqui'])
  })
})

describe('a socket that has gone without a word', () => {
  it('is given up when it does not answer, and another one takes its place', async () => {
    FakeSocket.greets = true
    const { store } = follow()
    await pass(0)
    expect(store.state.online).toBe(true)
    expect(FakeSocket.all).toHaveLength(1)

    await pass(60_000)
    expect(FakeSocket.all).toHaveLength(1)

    FakeSocket.answers = false
    await pass(36_000)
    expect(FakeSocket.all).toHaveLength(2)
  })
})
