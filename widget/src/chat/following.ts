import type { Client } from '../api/client.ts'
import type { Page, ServerFrame, VisitorMessage, VisitorState } from '../api/wire.ts'
import type { ToHost } from '../bridge/protocol.ts'
import { asProblem } from '../lib/problem.ts'
import { LiveSocket } from '../live/socket.ts'
import { merge, withReceipts } from './merge.ts'
import type { Polling } from './polling.ts'
import type { Store } from './store.ts'

export interface FollowingWorld {
  client: Client
  socketUrl: string
  page(): Page
  tell(message: ToHost): void
  ding(): void
  visible(): boolean
  /** The server has these, whoever sent them. */
  arrived(messages: VisitorMessage[]): void
  /** What was read is true now: what waits to be sent may try again. */
  refreshed(): void
  /** The token is not taken any more. */
  unknown(): void
}

/** After so many connections in a row that were not even greeted, no socket seems to get through. */
const SHUT = 2

/**
 * Follows the conversation: reads it, hears the socket's news, and says how far the visitor has got. A socket is
 * never the only way: whatever it brings can be read, and where there is none, reading is all there is.
 */
export class Following {
  /** The newest message is in sight; who reads further up has not read it. */
  atEnd = true
  private readonly socket: LiveSocket
  private polling: Polling | undefined
  private typingTimer: ReturnType<typeof setTimeout> | undefined
  private read = 0
  private thread: string | null | undefined

  constructor(
    private readonly world: FollowingWorld,
    private readonly store: Store,
  ) {
    const { client, socketUrl, page } = world
    this.socket = new LiveSocket(socketUrl, () => ({ token: client.token ?? '', page: page() }), {
      ready: () => {
        this.stopPolling()
        void this.refresh()
      },
      lost: () => store.update({ online: false, typing: null }),
      shut: (times) => {
        if (times >= SHUT) void this.startPolling()
      },
      frame: (frame) => this.take(frame),
      refused: () => world.unknown(),
      blocked: () => store.update({ blocked: true }),
    })
  }

  begin(): void {
    if (this.world.client.token) this.socket.connect()
  }

  /** The network, or the visitor, came back: ask at once instead of waiting for a time-out. */
  revive(): void {
    if (this.socket.open || this.polling) void this.refresh()
    else if (this.world.client.token) this.socket.restart()
  }

  end(): void {
    this.stopPolling()
    this.socket.close()
    this.read = 0
    this.thread = null
  }

  /** Something was sent; an answer may follow. */
  expect(): void {
    this.polling?.hurry()
  }

  typing(on: boolean): void {
    this.socket.send({ type: 'typing', on })
  }

  moved({ referrer: _, ...page }: Page): void {
    this.socket.send({ type: 'page', ...page })
  }

  /** What has come is before the visitor's eyes. */
  markRead(): void {
    const { open, unread, messages } = this.store.state
    if (!open || !this.atEnd || !this.world.visible()) return
    if (unread) this.store.update({ unread: 0 })
    const last = lastFromAgent(messages)
    if (last <= this.read) return
    this.read = last
    this.sendReceipts()
  }

  add(news: VisitorMessage[], how: 'own' | 'live' | 'missed' | 'history'): VisitorMessage[] {
    const { messages, unread, typing } = this.store.state
    const known = new Set(messages.map(({ id }) => id))
    const fresh = news.filter(({ id, direction }) => !known.has(id) && direction === 'out')
    this.world.arrived(news)
    this.store.update({
      messages: merge(messages, news),
      unread: unread + (how === 'live' ? fresh.length : 0),
      typing: fresh.length ? null : typing,
    })
    if (how === 'live' || how === 'missed') this.announce(fresh)
    this.sendReceipts()
    this.markRead()
    return fresh
  }

  /** Answers whether there was anything new from the other side. */
  private async refresh(): Promise<boolean> {
    try {
      return this.show(await this.world.client.conversation())
    } catch (error) {
      const { status, temporary } = asProblem(error)
      if (status === 401) this.world.unknown()
      else if (temporary) {
        if (this.polling) this.store.update({ online: false })
        setTimeout(() => this.socket.open && this.refresh(), 3000)
      }
      return false
    }
  }

  private show({
    visitor,
    thread,
    state: talk,
    ended,
    agent = null,
    unread,
    ...found
  }: VisitorState): boolean {
    // What was shown is of another conversation, whose lines are numbered apart.
    const isOther = this.thread && thread !== this.thread
    this.thread = thread
    if (isOther) this.read = 0
    const messages = isOther ? [] : this.store.state.messages
    const known = messages.length > 0
    // So much was missed that the new page does not reach what we hold: a list with a hole is worse than a short one.
    const torn = found.hasOlder && !found.messages.some(({ id }) => messages.some((it) => it.id === id))
    const { name, email, phone } = visitor
    const details = { ...(name && { name }), ...(email && { email }), ...(phone && { phone }) }
    const held = withReceipts(torn ? [] : messages, 0, found.readUpTo)
    this.store.update({
      online: true,
      talk,
      ended,
      agent,
      unread,
      visitor: details,
      messages: held,
      hasOlder: known && !torn ? this.store.state.hasOlder : found.hasOlder,
    })
    const fresh = this.add(found.messages, known ? 'missed' : 'history')
    this.world.refreshed()
    return fresh.length > 0
  }

  private async startPolling(): Promise<void> {
    // Without a network this does not come either; the next connection that fails asks again.
    const found = await import('./polling.ts').catch(() => null)
    if (!found || this.polling || this.socket.open) return
    this.polling = new found.Polling(this.world, () => this.refresh())
    this.polling.hurry()
    void this.refresh()
  }

  private stopPolling(): void {
    this.polling?.stop()
    this.polling = undefined
  }

  private take(frame: ServerFrame): void {
    switch (frame.type) {
      case 'message':
        this.add([frame.message], 'live')
        return
      case 'receipts':
        return this.store.update({
          messages: withReceipts(this.store.state.messages, frame.deliveredUpTo, frame.readUpTo),
        })
      case 'typing':
        return this.agentTyping(frame.on ? (frame.agent?.name ?? '') : null)
      case 'state':
        return this.store.update({ talk: frame.state, ended: frame.ended, agent: frame.agent ?? null })
      case 'begun':
        return void this.refresh()
      default:
        frame.type satisfies 'hello' | 'pong'
    }
  }

  private announce(fresh: VisitorMessage[]): void {
    const { open, muted } = this.store.state
    for (const { id, content, author } of fresh) {
      const text = content.type === 'text' ? content.body : ''
      this.world.tell({ type: 'message', value: { id, text, author: author?.name ?? null } })
    }
    const seen = open && this.world.visible()
    if (fresh.length && !seen && !muted) this.world.ding()
  }

  private sendReceipts(): void {
    const delivered = lastFromAgent(this.store.state.messages)
    if (!delivered) return
    this.socket.send({ type: 'receipts', delivered, read: this.read })
    this.polling?.receipts(delivered, this.read)
  }

  private agentTyping(typing: string | null): void {
    clearTimeout(this.typingTimer)
    this.store.update({ typing })
    // "Stopped" may be lost with the network; nobody types for ever.
    if (typing !== null) this.typingTimer = setTimeout(() => this.store.update({ typing: null }), 8000)
  }
}

function lastFromAgent(messages: VisitorMessage[]): number {
  return messages.findLast(({ direction }) => direction === 'out')?.seq ?? 0
}
