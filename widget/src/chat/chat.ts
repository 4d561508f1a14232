import type { Client } from '../api/client.ts'
import type { Language, Page, StoredFile, VisitorDetails } from '../api/wire.ts'
import type { FromHost, ToHost } from '../bridge/protocol.ts'
import { asProblem, type Problem } from '../lib/problem.ts'
import type { Memory } from '../lib/storage.ts'
import { Admission } from './admission.ts'
import { Following } from './following.ts'
import { merge } from './merge.ts'
import { Outbox } from './outbox.ts'
import { Sender } from './sender.ts'
import { emptyState, needsForm } from './state.ts'
import { Store } from './store.ts'
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

/** A visitor's chat: what the screen can show and ask for, and how it stays true while the network comes and goes. */
export class Chat {
  readonly store: Store
  readonly following: Following
  private page: Page = { url: '', title: '' }
  private readonly admission: Admission
  private readonly outbox: Outbox
  private readonly sender: Sender
  private readonly typing: OwnTyping
  private readonly place: string
  private uploads: Uploads | undefined

  constructor(private readonly world: ChatWorld) {
    const { client, memory } = world
    this.place = `prosa:${world.key}`
    const page = () => this.page
    this.store = new Store(({ unread, talk }, before) => {
      if (unread !== before.unread)
        world.tell({ type: 'unread', value: unread, label: world.unreadLabel(unread) })
      if (talk !== before.talk || unread !== before.unread) {
        const value = unread || talk === 'waiting' || talk === 'attending' ? '1' : ''
        world.tell({ type: 'marker', value })
      }
    })
    this.admission = new Admission(
      {
        ...world,
        page,
        details: () => this.store.state.visitor,
        admitted: () => this.admitted(),
      },
      this.place,
    )
    this.outbox = new Outbox(memory, `${this.place}:out:`)
    this.sender = new Sender(this.outbox, {
      admit: () => this.admission.admit(),
      changed: () => this.showOutgoing(),
      send: client.send,
      describe: ({ id, content }) => ({ id, content }),
      confirmed: (message) => {
        this.following.add([message], 'own')
        this.following.expect()
      },
      refused: (problem) => this.refused(problem),
    })
    this.following = new Following(
      {
        ...world,
        page,
        arrived: (messages) => {
          this.outbox.remove(messages.map(({ id }) => id))
          this.showOutgoing()
        },
        refreshed: () => void this.sender.wake(),
        unknown: () => this.forget(),
      },
      this.store,
    )
    this.typing = new OwnTyping((on) => this.following.typing(on))
    this.store.update({ registered: Boolean(client.token), muted: memory.get(`${this.place}:muted`) === '1' })
    this.showOutgoing()
  }

  async start(): Promise<void> {
    try {
      const config = await this.world.client.config()
      this.store.update({ config, trouble: null, blocked: config.blocked })
    } catch (error) {
      return this.store.update({ trouble: asProblem(error).code })
    }
    this.following.begin()
    void this.sender.wake()
  }

  /** The network, or the visitor, came back. */
  revive(): void {
    const { trouble, blocked } = this.store.state
    if (trouble || blocked) void this.start()
    else this.following.revive()
    void this.sender.wake()
  }

  fromHost(message: FromHost): void {
    if (message.type === 'shutdown') return this.shutdown()
    if (message.type === 'identify') return void this.admission.identify(message.value)
    const { open, page } = message
    const moved = JSON.stringify(page) !== JSON.stringify(this.page)
    this.page = page
    if (moved) this.following.moved(page)
    if (open !== this.store.state.open) {
      this.store.update({ open })
      // Whether somebody is there may have changed since the page was opened.
      if (open && this.store.state.config) void this.start()
    }
    this.following.markRead()
  }

  async submitForm(visitor: VisitorDetails, consent: boolean | undefined): Promise<void> {
    this.store.update({ visitor })
    this.admission.consented = consent
    await this.admission.admit()
  }

  send(body: string): void {
    this.typing.stop()
    this.outbox.add({ type: 'text', body }, null, new Date())
    this.sent()
  }

  /** Most visitors never send a file: what it takes comes with the first one. */
  async attach(files: File[]): Promise<void> {
    this.store.update({ refusal: null })
    const { Uploads } = await import('./uploads.ts')
    const { client } = this.world
    this.uploads ??= new Uploads({
      admit: () => this.admission.admit(),
      changed: () => this.showOutgoing(),
      path: client.path,
      token: () => client.token,
      limit: () => this.store.state.config?.maxFileBytes ?? Number.POSITIVE_INFINITY,
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
    const { messages, hasOlder, loadingOlder } = this.store.state
    const [first] = messages
    if (!first || !hasOlder || loadingOlder) return
    this.store.update({ loadingOlder: true })
    try {
      const { items, hasOlder } = await this.world.client.older(first.seq)
      this.store.update({ messages: merge(this.store.state.messages, items), hasOlder })
    } catch {
      // Scrolling up again asks again.
    }
    this.store.update({ loadingOlder: false })
  }

  mute(muted: boolean): void {
    this.world.memory.set(`${this.place}:muted`, muted ? '1' : null)
    this.store.update({ muted })
  }

  private sendFile(file: StoredFile): void {
    this.outbox.add({ type: 'file', file: file.id }, file, new Date())
    this.sent()
  }

  private sent(): void {
    this.following.atEnd = true
    this.showOutgoing()
    this.store.update({ refusal: null, ended: false })
    void this.sender.wake()
  }

  /** Another visitor than before, perhaps: what was shown of the former one goes. */
  private admitted(): void {
    this.following.end()
    this.store.update({ messages: [], hasOlder: false, talk: 'none', registered: true })
    this.following.begin()
  }

  private refused(problem: Problem, file?: string): void {
    const { status, code, extra, temporary, retryAfterSeconds } = problem
    if (status === 429) this.store.update({ limitedUntil: Date.now() + retryAfterSeconds * 1000 })
    else if (code === 'blocked') this.store.update({ blocked: true })
    else if (status === 401) this.forget()
    else if (file) this.store.update({ refusal: { code, extra, file } })
    else if (temporary) this.store.update({ online: false })
  }

  private showOutgoing(): void {
    this.store.update({ outgoing: this.outbox.all, uploads: this.uploads?.all ?? [] })
  }

  /** The token is not taken any more: start anew, without losing what was still to be sent. */
  private forget(): void {
    this.following.end()
    this.admission.forget()
    const { config, open, muted, outgoing, blocked, visitor } = this.store.state
    this.store.update({ ...emptyState, config, open, muted, outgoing, blocked, visitor })
    if (!needsForm(this.store.state)) void this.sender.wake()
  }

  /** The page's user has signed out: the next one at this browser must find nothing. */
  private shutdown(): void {
    this.outbox.clear()
    this.sender.stop()
    this.showOutgoing()
    this.store.update({ visitor: {} })
    this.forget()
    for (const key of this.world.memory.keys(`${this.place}:`)) this.world.memory.set(key, null)
  }
}
