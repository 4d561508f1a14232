import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LiveEvent, Moment, ServerFrame } from './events'
import { LiveSocket, type LiveState, type Wire } from './socket'

class FakeWire implements Wire {
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  readonly said: string[] = []
  isClosed = false

  constructor(readonly address: string) {}

  send(text: string) {
    this.said.push(text)
  }

  close() {
    this.isClosed = true
  }

  says(frame: ServerFrame) {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }

  breaks(code = 1006) {
    this.onclose?.({ code })
  }
}

const happening: LiveEvent = { type: 'conversation.removed', conversationId: 'c' }

function hello(seq: number): ServerFrame {
  return { type: 'hello', seq, ticket: 'again', ticketSeconds: 60 }
}

function start({ seq = 10, reloadsTo = 50 } = {}) {
  const wires: FakeWire[] = []
  const events: LiveEvent[] = []
  const moments: Moment[] = []
  const states: LiveState[] = []
  const onReload = vi.fn(async () => reloadsTo)
  const onSignedOut = vi.fn()
  const onTurnedAway = vi.fn()
  const socket = new LiveSocket({
    seq,
    open: (address) => {
      const wire = new FakeWire(address)
      wires.push(wire)
      return wire
    },
    onEvents: (news) => events.push(...news),
    onMoment: (moment) => moments.push(moment),
    onReload,
    onSignedOut,
    onTurnedAway,
    onState: (state) => states.push(state),
    random: () => 1,
  })
  socket.start()
  const wire = () => {
    const last = wires.at(-1)
    if (!last) throw new Error('No connection was opened.')
    return last
  }
  return { socket, wires, wire, events, moments, states, onReload, onSignedOut, onTurnedAway }
}

describe('the live socket', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('connects from the sequence it holds and folds what follows', () => {
    const { wire, events, states } = start()
    expect(wire().address).toBe('/api/v1/live?seq=10')

    wire().says(hello(12))
    wire().says({ type: 'events', after: 10, seq: 11, events: [happening] })
    wire().says({ type: 'events', after: 11, seq: 12, events: [happening] })

    expect(events).toHaveLength(2)
    expect(states.at(-1)).toBe('live')
  })

  it('resumes after the last folded event, with the ticket', () => {
    const { wire, wires } = start()
    wire().says(hello(10))
    wire().says({ type: 'events', after: 10, seq: 14, events: [happening] })

    wire().breaks()
    vi.advanceTimersByTime(500)

    expect(wires).toHaveLength(2)
    expect(wire().address).toBe('/api/v1/live?seq=14&ticket=again')
  })

  it('forgets a ticket whose time is over', () => {
    const { wire } = start()
    wire().says({ type: 'hello', seq: 10, ticket: 'short', ticketSeconds: 0 })

    wire().breaks()
    vi.advanceTimersByTime(500)

    expect(wire().address).toBe('/api/v1/live?seq=10')
  })

  it('starts again from a bootstrap when events are missing', async () => {
    const { wire, events, onReload } = start()
    wire().says(hello(10))

    wire().says({ type: 'events', after: 12, seq: 13, events: [happening] })
    await vi.advanceTimersByTimeAsync(0)

    expect(events).toHaveLength(0)
    expect(onReload).toHaveBeenCalledOnce()
    expect(wire().address).toContain('seq=50')
  })

  it('ignores events it has folded already', () => {
    const { wire, events, onReload } = start()
    wire().says(hello(10))

    wire().says({ type: 'events', after: 8, seq: 10, events: [happening] })

    expect(events).toHaveLength(0)
    expect(onReload).not.toHaveBeenCalled()
  })

  it('starts again when the server asks for it', async () => {
    const { wire, onReload } = start()
    wire().says(hello(10))

    wire().says({ type: 'reload' })
    await vi.advanceTimersByTimeAsync(0)

    expect(onReload).toHaveBeenCalledOnce()
  })

  it('waits longer after each failure, at most sixteen seconds', () => {
    const { wire, wires } = start()
    for (const wait of [500, 1000, 2000, 4000, 8000, 16_000, 16_000]) {
      const before = wires.length
      wire().breaks()
      vi.advanceTimersByTime(wait - 1)
      expect(wires).toHaveLength(before)
      vi.advanceTimersByTime(1)
      expect(wires).toHaveLength(before + 1)
    }
  })

  it('is away from the moment the browser knows it, until it is greeted again', () => {
    const { socket, wire, wires, states } = start()
    wire().says(hello(10))

    socket.lose()
    expect(states.at(-1)).toBe('away')
    vi.advanceTimersByTime(500)
    socket.hurry()
    expect(states.at(-1)).toBe('away')
    wire().says(hello(10))

    expect(wires).toHaveLength(3)
    expect(states).toEqual(['connecting', 'live', 'away', 'live'])
  })

  it('goes to the sign-in when the session has ended, and stays there', () => {
    const { wire, wires, onSignedOut, states } = start()
    wire().says(hello(10))

    wire().breaks(4401)
    vi.advanceTimersByTime(60_000)

    expect(onSignedOut).toHaveBeenCalledOnce()
    expect(states.at(-1)).toBe('ended')
    expect(wires).toHaveLength(1)
  })

  it('has the session looked at when it is turned away before the greeting', () => {
    const { wire, onTurnedAway } = start()
    wire().says(hello(10))
    wire().breaks()
    expect(onTurnedAway).not.toHaveBeenCalled()

    vi.advanceTimersByTime(500)
    wire().breaks()
    expect(onTurnedAway).toHaveBeenCalledOnce()
  })

  it('gives up a connection that has gone silent', () => {
    const { wire, states } = start()
    wire().says(hello(10))
    const silent = wire()

    vi.advanceTimersByTime(25_000 + 10_000)

    expect(silent.said).toContain('{"type":"ping"}')
    expect(silent.isClosed).toBe(true)
    expect(states).toContain('away')
  })

  it('tells a new connection which conversation is open', () => {
    const { socket, wire } = start()
    wire().says(hello(10))
    socket.watch('c1')

    wire().breaks()
    vi.advanceTimersByTime(500)
    wire().says(hello(10))

    expect(wire().said).toContain('{"type":"watch","conversationId":"c1"}')
  })
})
