import type { ClientFrame, LiveEvent, Moment, ServerFrame } from './events'

/** The part of a `WebSocket` we use, so that tests can play the server in memory. */
export interface Wire {
  onopen: (() => void) | null
  onmessage: ((event: { data: string }) => void) | null
  onclose: ((event: { code: number }) => void) | null
  send(text: string): void
  close(): void
}

/** `live`: all is well. `away`: no connection, another try is coming. `ended`: signed out. */
export type LiveState = 'connecting' | 'live' | 'away' | 'ended'

export interface LiveListener {
  onEvents(events: LiveEvent[]): void
  onMoment(moment: Moment): void
  /** What we hold is too old: fetch everything again and answer the seq of the fresh bootstrap. */
  onReload(): Promise<number>
  onSignedOut(): void
  /** Turned away at the door. A browser does not say why: perhaps the session has ended. */
  onTurnedAway(): void
  onState(state: LiveState): void
}

export interface LiveOptions extends LiveListener {
  seq: number
  open: (address: string) => Wire
  now?: () => number
  random?: () => number
}

const SESSION_ENDED = 4401
const FIRST_WAIT = 500
const LONGEST_WAIT = 16_000
const PING_EVERY = 25_000
const PATIENCE = 10_000

/**
 * The live connection: one socket, resumed from the last event we folded in. The store is the
 * truth; this only tells us what to fold. Any doubt (a gap, a server that is behind us) ends in a
 * reload, never in a guess.
 */
export class LiveSocket {
  private wire: Wire | null = null
  private seq: number
  private ticket: { value: string; until: number } | null = null
  private attempt = 0
  private isGreeted = false
  private retry: ReturnType<typeof setTimeout> | undefined
  private heartbeat: ReturnType<typeof setInterval> | undefined
  private deadline: ReturnType<typeof setTimeout> | undefined
  private reloading = false
  private stopped = false
  /** Said again on every new connection: the server forgets them with the old one. */
  private watching: string | null = null
  private idle = false

  constructor(private readonly options: LiveOptions) {
    this.seq = options.seq
  }

  start(): void {
    this.stopped = false
    this.options.onState('connecting')
    this.connect()
  }

  stop(): void {
    this.stopped = true
    this.drop()
  }

  /** Tries at once instead of waiting: the network has just come back. */
  hurry(): void {
    if (this.stopped || this.isGreeted) return
    this.drop()
    this.attempt = 0
    this.connect()
  }

  /** The browser knows that the network is gone: do not wait for silence to prove it. */
  lose(): void {
    if (this.stopped) return
    this.drop()
    this.wait()
  }

  watch(conversationId: string | null): void {
    this.watching = conversationId
    this.say({ type: 'watch', conversationId })
  }

  typing(conversationId: string, on: boolean): void {
    this.say({ type: 'typing', conversationId, on })
  }

  beIdle(on: boolean): void {
    this.idle = on
    this.say({ type: 'idle', on })
  }

  private connect(): void {
    clearTimeout(this.retry)
    const wire = this.options.open(this.address())
    this.wire = wire
    this.isGreeted = false
    wire.onmessage = ({ data }) => {
      if (this.wire === wire) this.hear(JSON.parse(data) as ServerFrame)
    }
    wire.onclose = ({ code }) => {
      if (this.wire === wire) this.closed(code)
    }
    this.expectWithin(PATIENCE)
  }

  private address(): string {
    const now = (this.options.now ?? Date.now)()
    const ticket = this.ticket && this.ticket.until > now ? this.ticket.value : null
    return `/api/v1/live?seq=${this.seq}${ticket ? `&ticket=${encodeURIComponent(ticket)}` : ''}`
  }

  private hear(frame: ServerFrame): void {
    clearTimeout(this.deadline)
    switch (frame.type) {
      case 'hello':
        this.keepTicket(frame.ticket, frame.ticketSeconds)
        this.greeted(frame.seq)
        break
      case 'ticket':
        this.keepTicket(frame.ticket, frame.ticketSeconds)
        break
      case 'events':
        this.fold(frame.after, frame.seq, frame.events)
        break
      case 'reload':
        void this.reload()
        break
      case 'pong':
        break
      case 'counts':
      case 'presence':
      case 'typing':
      case 'viewers':
      case 'visitor':
        this.options.onMoment(frame)
        break
      default:
        frame satisfies never
    }
  }

  private greeted(seq: number): void {
    this.isGreeted = true
    this.attempt = 0
    this.options.onState('live')
    this.heartbeat = setInterval(() => this.ping(), PING_EVERY)
    if (this.watching) this.say({ type: 'watch', conversationId: this.watching })
    if (this.idle) this.say({ type: 'idle', on: true })
    if (seq < this.seq) void this.reload()
  }

  private fold(after: number, seq: number, events: LiveEvent[]): void {
    if (this.reloading || seq <= this.seq) return
    if (after !== this.seq) {
      void this.reload()
      return
    }
    this.seq = seq
    this.options.onEvents(events)
  }

  /** Starts again from a fresh bootstrap, on a fresh connection that resumes from it. */
  private async reload(): Promise<void> {
    if (this.reloading) return
    this.reloading = true
    try {
      this.seq = await this.options.onReload()
      this.drop()
      if (!this.stopped) this.connect()
    } catch {
      this.drop()
      this.wait()
    } finally {
      this.reloading = false
    }
  }

  private closed(code: number): void {
    const wasGreeted = this.isGreeted
    this.drop()
    if (code === SESSION_ENDED) {
      this.stopped = true
      this.options.onState('ended')
      this.options.onSignedOut()
      return
    }
    if (!wasGreeted) this.options.onTurnedAway()
    this.wait()
  }

  /** Full jitter: a restarted server must not meet every desk in the same second. */
  private wait(): void {
    if (this.stopped) return
    this.options.onState('away')
    const ceiling = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.attempt)
    this.attempt += 1
    clearTimeout(this.retry)
    this.retry = setTimeout(() => this.connect(), (this.options.random ?? Math.random)() * ceiling)
  }

  private drop(): void {
    clearTimeout(this.retry)
    clearTimeout(this.deadline)
    clearInterval(this.heartbeat)
    this.isGreeted = false
    const wire = this.wire
    this.wire = null
    wire?.close()
  }

  private ping(): void {
    this.say({ type: 'ping' })
    this.expectWithin(PATIENCE)
  }

  /** A connection that says nothing is a dead one that nobody has told us about. */
  private expectWithin(millis: number): void {
    clearTimeout(this.deadline)
    this.deadline = setTimeout(() => {
      this.drop()
      this.wait()
    }, millis)
  }

  private keepTicket(value: string | null, seconds: number): void {
    const until = (this.options.now ?? Date.now)() + seconds * 1000
    this.ticket = value === null ? null : { value, until }
  }

  private say(frame: ClientFrame): void {
    try {
      this.wire?.send(JSON.stringify(frame))
    } catch {
      // Still connecting: what must be known is said again after hello.
    }
  }
}
