import type { Client } from '../api/client.ts'
import type {
  Identity,
  Language,
  Page,
  ServerFrame,
  StoredFile,
  VisitorDetails,
  VisitorMessage,
} from '../api/types.ts'
import type { FromHost, ToHost } from '../bridge/protocol.ts'
import { asProblem, type Problem } from '../lib/problem.ts'
import type { Memory } from '../lib/storage.ts'
import { LiveSocket } from '../live/socket.ts'
import { merge, withReceipts } from './merge.ts'
import { Outbox } from './outbox.ts'
import { Sender } from './sender.ts'
import { type ChatState, emptyState, needsForm } from './state.ts'
import { OwnTyping } from './typing.ts'
import type { Uploads } from './uploads.ts'

export interface ChatWorld {
  client: Client
  memory: Memory
  key: string
  socketUrl: string
  language(): Language
  /** To the host page. */
  tell(message: ToHost): void
  /** "3 unread messages", for the launcher's accessible name. */
  unreadLabel(count: number): string
  ding(): void
  /** Is somebody looking? An open chat in a hidden tab is not read. */
  visible(): boolean
}

/** A visitor's chat: what is known, what is being sent, and how both stay true while the network comes and goes. */
export class Chat {
  state: ChatState = emptyState
  page: Page = { url: '', title: '' }
  /** The newest message is in sight; who reads further up has not read it. */
  atEnd = true
  private readonly listeners = new Set<() => void>()
  private readonly outbox: Outbox
  private readonly sender: Sender
  private uploads: Uploads | undefined
  private readonly socket: LiveSocket
  private readonly typing: OwnTyping
  private readonly tokenKey: string
  private admission: Promise<void> | null = null
  private consented: boolean | undefined
  private typingTimer: ReturnType<typeof setTimeout> | undefined
  private read = 0

  constructor(private readonly world: ChatWorld) {
    const { client, memory, key } = world
    this.tokenKey = `prosa:${key}`
    client.token = memory.get(this.tokenKey)
    this.outbox = new Outbox(memory, `${this.tokenKey}:out:`)
    this.sender = new Sender(this.outbox, {
      admit: () => this.admit(),
      changed: () => this.showOutgoing(),
      send: client.send,
      describe: ({ id, content }) => ({ id, content, page: this.page }),
      confirmed: (message) => this.add([message], 'own'),
      refused: (problem) => this.refused(problem),
    })
    this.socket = new LiveSocket(world.socketUrl, () => ({ token: client.token ?? '', page: this.page }), {
      ready: () => void this.refresh(),
      lost: () => this.update({ online: false, typing: null }),
      frame: (frame) => this.take(frame),
      refused: () => this.forget(),
      blocked: () => this.update({ blocked: true }),
    })
    this.typing = new OwnTyping((on) => this.socket.send({ type: 'typing', on }))
    this.update({ registered: Boolean(client.token), muted: memory.get(`${this.tokenKey}:muted`) === '1' })
    this.showOutgoing()
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  update(change: Partial<ChatState>): void {
    const before = this.state
    this.state = { ...before, ...change }
    for (const listener of this.listeners) listener()
    const { unread, talk } = this.state
    if (unread !== before.unread)
      this.world.tell({ type: 'unread', value: unread, label: this.world.unreadLabel(unread) })
    if (talk !== before.talk || unread !== before.unread) {
      this.world.tell({
        type: 'marker',
        value: unread || talk === 'waiting' || talk === 'attending' ? '1' : '',
      })
    }
  }

  async start(): Promise<void> {
    try {
      const config = await this.world.client.config()
      this.update({ config, trouble: null, blocked: config.blocked })
    } catch (error) {
      return this.update({ trouble: asProblem(error).code })
    }
    if (this.world.client.token) this.socket.connect()
    void this.sender.wake()
  }

  /** The network, or the visitor, came back: ask at once instead of waiting for a time-out. */
  revive(): void {
    if (this.state.trouble || this.state.blocked) void this.start()
    else if (this.socket.open) void this.refresh()
    else if (this.world.client.token) this.socket.restart()
    void this.sender.wake()
  }

  fromHost(message: FromHost): void {
    if (message.type === 'shutdown') return this.shutdown()
    if (message.type === 'identify') return void this.identify(message.value)
    const moved = message.page.url !== this.page.url || message.page.title !== this.page.title
    this.page = message.page
    if (moved) this.socket.send({ type: 'page', url: message.page.url, title: message.page.title })
    if (message.open !== this.state.open) {
      this.update({ open: message.open })
      // Whether somebody is there may have changed since the page was opened.
      if (message.open && this.state.config) void this.start()
    }
    this.markRead()
  }

  async submitForm(details: VisitorDetails, consent: boolean | undefined): Promise<void> {
    this.update({ visitor: details })
    this.consented = consent
    await this.admit()
  }

  send(body: string): void {
    this.typing.stop()
    this.outbox.add({ type: 'text', body }, null, new Date())
    this.sent()
  }

  /** Most visitors never send a file: what it takes comes with the first one. */
  async attach(files: File[]): Promise<void> {
    this.update({ refusal: null })
    const { Uploads } = await import('./uploads.ts')
    const { client } = this.world
    this.uploads ??= new Uploads({
      admit: () => this.admit(),
      changed: () => this.showOutgoing(),
      path: client.path,
      token: () => client.token,
      limit: () => this.state.config?.maxFileBytes ?? Number.POSITIVE_INFINITY,
      stored: (file) => this.sendFile(file),
      refused: (problem, file) => this.refused(problem, file),
    })
    this.uploads.add(files)
  }

  cancelUpload(id: number): void {
    this.uploads?.cancel(id)
  }

  retry(id: string): void {
    this.outbox.retry(id)
    this.sent()
  }

  discard(id: string): void {
    this.outbox.remove([id])
    this.showOutgoing()
  }

  typed(text: string): void {
    this.typing.typed(text)
  }

  async loadOlder(): Promise<void> {
    const first = this.state.messages[0]
    if (!first || !this.state.hasOlder || this.state.loadingOlder) return
    this.update({ loadingOlder: true })
    try {
      const { items, hasOlder } = await this.world.client.older(first.seq)
      this.update({ messages: merge(this.state.messages, items), hasOlder })
    } catch {
      // Scrolling up again asks again.
    }
    this.update({ loadingOlder: false })
  }

  /** What has come is before the visitor's eyes. */
  markRead(): void {
    if (!this.state.open || !this.atEnd || !this.world.visible()) return
    if (this.state.unread) this.update({ unread: 0 })
    const last = lastFromAgent(this.state.messages)
    if (last <= this.read) return
    this.read = last
    this.sendReceipts()
  }

  mute(muted: boolean): void {
    this.world.memory.set(`${this.tokenKey}:muted`, muted ? '1' : null)
    this.update({ muted })
  }

  private sent(): void {
    this.atEnd = true
    this.showOutgoing()
    this.update({ refusal: null, ended: false })
    void this.sender.wake()
  }

  private sendFile(file: StoredFile): void {
    this.outbox.add({ type: file.kind, file: file.id }, file, new Date())
    this.sent()
  }

  /** A visitor is made when there is something to say, not for everybody who passes by. */
  private admit(): Promise<void> {
    if (this.world.client.token) return Promise.resolve()
    this.admission ??= this.register().finally(() => {
      this.admission = null
    })
    return this.admission
  }

  private async register(): Promise<void> {
    const { token } = await this.world.client.register({
      ...this.state.visitor,
      ...(this.consented && { consent: true }),
      language: this.world.language(),
      browser: navigator.userAgent,
      page: this.page,
    })
    this.admitted(token)
  }

  private async identify(identity: Identity): Promise<void> {
    const request = { ...identity, language: this.world.language(), page: this.page }
    const { token } = await this.world.client.identify(request).catch((error) => {
      console.warn(`Prosa: identify was refused (${asProblem(error).code})`)
      return { token: null }
    })
    if (!token || token === this.world.client.token) return
    this.socket.close()
    this.update({ messages: [], hasOlder: false, talk: 'none' })
    this.admitted(token)
  }

  private admitted(token: string): void {
    this.world.client.token = token
    this.world.memory.set(this.tokenKey, token)
    this.update({ registered: true })
    this.socket.connect()
  }

  private async refresh(): Promise<void> {
    try {
      const found = await this.world.client.conversation()
      const known = this.state.messages.length > 0
      // So much was missed that the new page does not reach what we hold: a list with a hole is worse than a short one.
      const torn =
        found.hasOlder && !found.messages.some(({ id }) => this.state.messages.some((it) => it.id === id))
      const { visitor, state: talk, ended, agent = null, unread } = found
      const older = known && !torn ? {} : { hasOlder: found.hasOlder }
      const { name, email, phone } = visitor
      const details = { ...(name && { name }), ...(email && { email }), ...(phone && { phone }) }
      this.update({ online: true, talk, ended, agent, unread, visitor: details, ...older })
      this.update({ messages: withReceipts(torn ? [] : this.state.messages, 0, found.readUpTo) })
      this.add(found.messages, known ? 'missed' : 'history')
      void this.sender.wake()
    } catch (error) {
      if (asProblem(error).status === 401) this.forget()
      else if (asProblem(error).temporary) setTimeout(() => this.socket.open && this.refresh(), 3000)
    }
  }

  private take(frame: ServerFrame): void {
    switch (frame.type) {
      case 'message':
        return this.add([frame.message], 'live')
      case 'receipts':
        return this.update({
          messages: withReceipts(this.state.messages, frame.deliveredUpTo, frame.readUpTo),
        })
      case 'typing':
        return this.agentTyping(frame.on ? (frame.agent?.name ?? '') : null)
      case 'state':
        return this.update({ talk: frame.state, ended: frame.ended, agent: frame.agent ?? null })
      case 'hello':
        return
      default:
        frame satisfies never
    }
  }

  private add(news: VisitorMessage[], how: 'own' | 'live' | 'missed' | 'history'): void {
    const known = new Set(this.state.messages.map(({ id }) => id))
    const fresh = news.filter(({ id, direction }) => !known.has(id) && direction === 'out')
    this.outbox.remove(news.map(({ id }) => id))
    const unread = this.state.unread + (how === 'live' ? fresh.length : 0)
    const typing = fresh.length ? null : this.state.typing
    this.update({ messages: merge(this.state.messages, news), outgoing: this.outbox.all, unread, typing })
    if (how === 'live' || how === 'missed') this.announce(fresh)
    this.sendReceipts()
    this.markRead()
  }

  private announce(fresh: VisitorMessage[]): void {
    for (const { id, content, author } of fresh) {
      const text = content.type === 'text' ? content.body : ''
      this.world.tell({ type: 'message', value: { id, text, author: author?.name ?? null } })
    }
    const seen = this.state.open && this.world.visible()
    if (fresh.length && !seen && !this.state.muted) this.world.ding()
  }

  private sendReceipts(): void {
    const delivered = lastFromAgent(this.state.messages)
    if (delivered) this.socket.send({ type: 'receipts', delivered, read: this.read })
  }

  private agentTyping(typing: string | null): void {
    clearTimeout(this.typingTimer)
    this.update({ typing })
    // "Stopped" may be lost with the network; nobody types for ever.
    if (typing !== null) this.typingTimer = setTimeout(() => this.update({ typing: null }), 8000)
  }

  private refused(problem: Problem, file?: string): void {
    if (problem.status === 429) this.update({ limitedUntil: Date.now() + problem.retryAfterSeconds * 1000 })
    else if (problem.code === 'blocked') this.update({ blocked: true })
    else if (problem.status === 401) this.forget()
    else if (file) this.update({ refusal: { code: problem.code, extra: problem.extra, file } })
    else if (problem.temporary) this.update({ online: false })
  }

  private showOutgoing(): void {
    this.update({ outgoing: this.outbox.all, uploads: this.uploads?.all ?? [] })
  }

  /** The token is not taken any more: start anew, without losing what was still to be sent. */
  private forget(): void {
    this.socket.close()
    this.world.client.token = null
    this.world.memory.set(this.tokenKey, null)
    this.read = 0
    const { config, open, muted, outgoing, blocked, visitor } = this.state
    this.update({ ...emptyState, config, open, muted, outgoing, blocked, visitor })
    if (!needsForm(this.state)) void this.sender.wake()
  }

  /** The page's user has signed out: the next one at this browser must find nothing. */
  private shutdown(): void {
    this.outbox.clear()
    this.sender.stop()
    this.showOutgoing()
    this.update({ visitor: {} })
    this.forget()
    for (const key of this.world.memory.keys(`${this.tokenKey}:`)) this.world.memory.set(key, null)
  }
}

function lastFromAgent(messages: VisitorMessage[]): number {
  return messages.findLast(({ direction }) => direction === 'out')?.seq ?? 0
}
