import type {
  Allowed,
  Bootstrap,
  Contact,
  ConversationItem,
  ConversationPage,
  ConversationView,
  Counts,
  Me,
  Message,
  MessageContent,
  Seen,
  StoredFile,
  Tab,
} from '../src/lib/schemas'
import type { LiveEvent, ServerFrame } from '../src/live/events.ts'
import { belongs, compareItems, type ListQuery } from '../src/live/list-query.ts'

/** An answer of the invented server. */
export interface FakeAnswer {
  status: number
  body?: unknown
}

interface Ask {
  method: string
  path: string
  query: URLSearchParams
  body: Record<string, unknown>
}

export interface FakeConversation {
  item: ConversationItem
  contact: Contact
  messages: Message[]
}

export const NOBODY: Seen = { seq: 0, incoming: 0 }

/**
 * A whole desk in memory that speaks the server's contract: enough for working on the console
 * without a server, and for tests. It keeps no secrets and checks no rights.
 */
export class FakeDesk {
  seq = 1
  signedIn = true
  readonly conversations = new Map<string, FakeConversation>()
  readonly seen: Record<string, Seen> = {}
  readonly files = new Map<string, StoredFile>()
  private readonly ears = new Set<(frame: ServerFrame) => void>()
  private count = 0

  constructor(
    public me: Me,
    public agents: Bootstrap['agents'],
    public departments: Bootstrap['departments'],
    public connections: Bootstrap['connections'],
    private readonly now: () => number = Date.now,
  ) {}

  /** Hears every frame the server would push. */
  listen(ear: (frame: ServerFrame) => void): () => void {
    this.ears.add(ear)
    return () => this.ears.delete(ear)
  }

  push(frame: ServerFrame): void {
    for (const ear of this.ears) ear(frame)
  }

  happen(...events: LiveEvent[]): void {
    const after = this.seq
    this.seq += events.length
    this.push({ type: 'events', after, seq: this.seq, events })
    this.push({ type: 'counts', counts: this.counts() })
  }

  id(prefix: string): string {
    this.count += 1
    const tail = String(this.count).padStart(12, '0')
    return `0199a000-${prefix.padEnd(4, '0').slice(0, 4)}-7000-8000-${tail}`
  }

  time(minutesAgo = 0): string {
    return new Date(this.now() - minutesAgo * 60_000).toISOString()
  }

  add(conversation: FakeConversation, seen: Seen = NOBODY): FakeConversation {
    this.conversations.set(conversation.item.id, conversation)
    this.seen[conversation.item.id] = seen
    return conversation
  }

  /** A message, with everything that follows from it; tells the live socket when asked. */
  say(
    conversation: FakeConversation,
    message: Pick<Message, 'direction' | 'author' | 'content'> & Partial<Message>,
    { live = true } = {},
  ): Message {
    const { item } = conversation
    const incoming = item.incoming + (message.direction === 'in' ? 1 : 0)
    const full: Message = {
      id: this.id('beef'),
      seq: item.lastSeq + 1,
      incoming,
      conversationId: item.id,
      ticketId: item.ticket.id,
      status: message.direction === 'out' ? 'sent' : null,
      at: this.time(),
      sentAt: null,
      replyTo: null,
      ...message,
    }
    conversation.messages.push(full)
    const isTalk = full.direction === 'in' || full.direction === 'out'
    this.change(conversation, {
      lastSeq: full.seq,
      incoming,
      ...(isTalk ? { lastActivityAt: full.at } : {}),
      ...(isTalk || full.direction === 'note' ? { lastMessage: lastOf(full) } : {}),
      ...(full.direction === 'out' ? { waitingSince: null } : {}),
      ...(full.direction === 'in' ? { waitingSince: item.waitingSince ?? full.at } : {}),
    })
    if (live) this.happen({ type: 'message.added', conversation: conversation.item, message: full })
    return full
  }

  change(conversation: FakeConversation, change: Partial<ConversationItem>): ConversationItem {
    conversation.item = { ...conversation.item, ...change }
    return conversation.item
  }

  counts(): Counts {
    const count = (scope: ListQuery['scope'], tab: Tab) =>
      [...this.conversations.values()].filter(({ item }) =>
        belongs(item, { ...ALL, scope, tab }, this.onlooker(item.id)),
      ).length
    const row = (scope: ListQuery['scope']) => ({
      waiting: count(scope, 'waiting'),
      attending: count(scope, 'attending'),
      resolved: count(scope, 'resolved'),
    })
    return { mine: row('mine'), departments: row('departments'), all: row('all') }
  }

  handle(ask: Ask): FakeAnswer {
    if (!this.signedIn) return refuse(401, 'signed-out')
    const [room, id, part] = ask.path.split('/').filter(Boolean)
    if (room === 'bootstrap') return ok(this.bootstrap())
    if (room === 'setup') return ok({ needed: false, demo: [] })
    if (room === 'session') return this.session(ask)
    if (room === 'me') return this.changeMe(ask, id)
    if (room === 'contacts' && id) return this.changeContact(ask, id)
    if (room === 'conversations' && !id) return ok(this.list(ask.query))
    if (room === 'conversations' && id) {
      const conversation = this.conversations.get(id)
      return conversation ? this.act(ask, conversation, part) : refuse(404, 'not-found')
    }
    return refuse(404, 'not-found')
  }

  store(name: string, mediaType: string, size: number): StoredFile {
    const family = mediaType.split('/')[0]
    const kind =
      family === 'image' || family === 'audio' || family === 'video' ? family : 'document'
    const file: StoredFile = {
      id: this.id('f11e'),
      name,
      mediaType,
      kind,
      size,
      width: kind === 'image' ? 960 : null,
      height: kind === 'image' ? 640 : null,
      durationMillis: kind === 'audio' ? 18_000 : null,
      thumbnail: kind === 'image',
    }
    this.files.set(file.id, file)
    return file
  }

  bootstrap(): Bootstrap {
    return {
      seq: this.seq,
      epoch: 'fake',
      me: this.me,
      agents: this.agents,
      departments: this.departments,
      connections: this.connections,
      counts: this.counts(),
      serverTime: this.time(),
    }
  }

  private session({ method }: Ask): FakeAnswer {
    if (method !== 'DELETE') return ok(this.me)
    this.signedIn = false
    return { status: 204 }
  }

  private changeMe({ body }: Ask, part: string | undefined): FakeAnswer {
    if (part === 'availability') {
      const availability = body.availability as Me['agent']['availability']
      this.me = { ...this.me, agent: { ...this.me.agent, availability } }
      this.push({ type: 'presence', agents: { [this.me.agent.id]: availability } })
      return { status: 204 }
    }
    this.me = { ...this.me, ...(body as Partial<Me>) }
    return ok(this.me)
  }

  private changeContact({ body }: Ask, id: string): FakeAnswer {
    const found = [...this.conversations.values()].find((it) => it.contact.id === id)
    if (!found) return refuse(404, 'not-found')
    found.contact = { ...found.contact, ...body, version: found.contact.version + 1 }
    this.change(found, { contact: { ...found.item.contact, name: found.contact.name } })
    this.happen({ type: 'contact.changed', contact: found.contact })
    return ok(found.contact)
  }

  private onlooker(id: string) {
    const { id: me, departments } = this.me.agent
    return { me, departments, seen: this.seen[id] }
  }

  private list(query: URLSearchParams): ConversationPage {
    const wanted = listQuery(query)
    const limit = Number(query.get('limit') ?? 40)
    const start = Number(query.get('after') ?? 0)
    const q = wanted.q.toLowerCase()
    const hits: ConversationPage['hits'] = {}
    const rows = [...this.conversations.values()]
      .filter((it) => {
        if (q === '') return belongs(it.item, wanted, this.onlooker(it.item.id))
        const hit = it.messages.find((m) => textOf(m.content).toLowerCase().includes(q))
        if (hit) hits[it.item.id] = { seq: hit.seq, excerpt: textOf(hit.content) }
        const named = it.contact.name.toLowerCase().includes(q)
        return !!hit || (named && belongs(it.item, wanted, this.onlooker(it.item.id)))
      })
      .map((it) => it.item)
      .sort((a, b) => compareItems(a, b, wanted))
    const items = rows.slice(start, start + limit)
    const seen = Object.fromEntries(items.map((it) => [it.id, this.seen[it.id] ?? NOBODY]))
    return { items, seen, hits, next: start + limit < rows.length ? String(start + limit) : null }
  }

  private view(conversation: FakeConversation): ConversationView {
    const { item, contact, messages } = conversation
    const seen = this.seen[item.id] ?? NOBODY
    const first = messages.findIndex((it) => it.direction === 'in' && it.seq > seen.seq)
    const from = Math.max(
      0,
      Math.min(first < 0 ? messages.length : first, messages.length - 30) - 10,
    )
    return {
      conversation: item,
      contact,
      seen,
      messages: messages.slice(from),
      hasOlder: from > 0,
      hasNewer: false,
      viewers: [],
      visitor: {
        page: { url: 'https://www.lojadacarol.com.br/boleto/2via', title: '2ª via de boleto' },
        language: 'pt-BR',
        browser: 'Chrome 143',
        system: 'Windows 11',
        referrer: 'https://www.google.com/',
        firstSeenAt: contact.firstSeenAt ?? null,
        lastSeenAt: this.time(1),
        online: item.visitorOnline ?? false,
        address: '189.40.77.12',
      },
      tickets: [
        {
          ...item.ticket,
          protocol: item.ticket.protocol ?? null,
          state: item.state,
          resolvedAt: null,
          owner: item.owner ?? null,
        },
        {
          id: `${item.ticket.id}-before`,
          number: item.ticket.number - 171,
          protocol: '20261003-000871',
          state: 'resolved',
          openedAt: this.time(60 * 24 * 49),
          resolvedAt: this.time(60 * 24 * 48),
          owner: this.me.agent.id,
        },
      ],
      allowed: this.allowed(item),
    }
  }

  private allowed(item: ConversationItem): Allowed[] {
    const mine = item.owner === this.me.agent.id
    const common: Allowed[] = [
      'note',
      'edit-contact',
      item.archived ? 'unarchive' : 'archive',
      'block',
    ]
    if (item.state === 'waiting') return ['accept', 'reply', 'end', ...common]
    if (item.state === 'attending') {
      const talk: Allowed[] = mine ? ['return', 'resolve', 'reply', 'end'] : ['take']
      return [...talk, ...common]
    }
    return ['reopen', ...common]
  }

  private act(ask: Ask, it: FakeConversation, part: string | undefined): FakeAnswer {
    const set = (change: Partial<ConversationItem>, what?: Activity) => {
      this.change(it, change)
      if (what) {
        this.say(it, {
          direction: 'system',
          author: this.author(),
          content: { type: 'activity', what, detail: null },
        })
      } else this.happen({ type: 'conversation.changed', conversation: it.item })
      return ok(it.item)
    }
    const put = ask.method === 'PUT'
    const me = this.me.agent.id
    switch (part) {
      case undefined:
        return ok(this.view(it))
      case 'messages':
        return ask.method === 'POST' ? this.receive(it, ask.body) : ok(this.page(it, ask.query))
      case 'acceptance':
        if (put && it.item.owner && it.item.owner !== me) return this.taken(it)
        return put
          ? set({ state: 'attending', owner: me }, 'accepted')
          : set({ state: 'waiting', owner: null, waitingSince: this.time() }, 'returned')
      case 'assignment':
        return set({ state: 'attending', owner: me }, 'taken')
      case 'resolution':
        return put
          ? set({ state: 'resolved', waitingSince: null }, 'resolved')
          : set({ state: 'attending', owner: me }, 'reopened')
      case 'archive':
        return set({ archived: put }, put ? 'archived' : 'unarchived')
      case 'unread':
        return set({ markedUnread: put })
      case 'end':
        return set({ state: 'resolved', ended: true }, 'ended')
      case 'block':
        set({}, 'blocked')
        return { status: 204 }
      case 'read':
        return this.read(it, Number(ask.body.seq))
      default:
        return refuse(404, 'not-found')
    }
  }

  taken(it: FakeConversation): FakeAnswer {
    const owner = this.agents.find((agent) => agent.id === it.item.owner)
    return refuse(409, 'already-taken', { owner: { id: owner?.id, name: owner?.name } })
  }

  private read(it: FakeConversation, seq: number): FakeAnswer {
    const message = it.messages.findLast((m) => m.seq <= seq)
    this.seen[it.item.id] = { seq, incoming: message?.incoming ?? 0 }
    if (it.item.markedUnread) {
      this.change(it, { markedUnread: false })
      this.happen({ type: 'conversation.changed', conversation: it.item })
    }
    return { status: 204 }
  }

  private receive(it: FakeConversation, body: Record<string, unknown>): FakeAnswer {
    const known = it.messages.find((message) => message.id === body.id)
    if (known) return ok(known)
    const isNote = body.kind === 'note'
    if (!isNote && it.item.owner && it.item.owner !== this.me.agent.id) return this.taken(it)
    if (!isNote && it.item.state === 'waiting') {
      this.change(it, { state: 'attending', owner: this.me.agent.id })
    }
    const sent = this.say(it, {
      id: String(body.id),
      direction: isNote ? 'note' : 'out',
      author: this.author(),
      content: this.contentOf(body.content as { type: string; file?: string }),
    })
    return { status: 201, body: sent }
  }

  private contentOf(content: { type: string; file?: string }): MessageContent {
    const file = content.file ? this.files.get(content.file) : undefined
    return { ...content, ...(file ? { file } : {}) } as MessageContent
  }

  private page(it: FakeConversation, query: URLSearchParams) {
    const limit = Number(query.get('limit') ?? 50)
    const before = Number(query.get('before') ?? query.get('around') ?? Number.POSITIVE_INFINITY)
    const after = query.get('after')
    const within = it.messages.filter((m) => (after ? m.seq > Number(after) : m.seq < before))
    const around = query.get('around')
      ? it.messages.filter((m) => Math.abs(m.seq - before) < limit / 2)
      : null
    const items = around ?? (after ? within.slice(0, limit) : within.slice(-limit))
    return {
      items,
      hasOlder: (items[0]?.seq ?? 1) > 1,
      hasNewer: (items.at(-1)?.seq ?? 0) < it.item.lastSeq,
    }
  }

  private author() {
    return { kind: 'agent' as const, id: this.me.agent.id, name: this.me.agent.displayName }
  }
}

type Activity = Extract<MessageContent, { type: 'activity' }>['what']

export const ALL: ListQuery = {
  tab: 'attending',
  scope: 'all',
  kind: 'private',
  archived: false,
  unread: false,
  departments: [],
  owners: [],
  connections: [],
  order: 'newest',
  q: '',
}

function listQuery(query: URLSearchParams): ListQuery {
  const many = (name: string) => query.get(name)?.split(',') ?? []
  return {
    tab: (query.get('tab') ?? 'waiting') as Tab,
    scope: (query.get('scope') ?? 'all') as ListQuery['scope'],
    kind: (query.get('kind') ?? 'private') as ListQuery['kind'],
    archived: query.get('archived') === 'true',
    unread: query.get('unread') === 'true',
    departments: many('departments'),
    owners: many('owners'),
    connections: many('connections'),
    order: (query.get('order') ?? 'newest') as ListQuery['order'],
    q: query.get('q') ?? '',
  }
}

export function textOf(content: MessageContent): string {
  switch (content.type) {
    case 'text':
      return content.body
    case 'activity':
      return ''
    case 'audio':
      return ''
    case 'document':
      return content.caption ?? content.file.name
    default:
      return content.caption ?? ''
  }
}

function lastOf(message: Message): NonNullable<ConversationItem['lastMessage']> {
  const { seq, direction, author, content, status, at } = message
  return {
    seq,
    direction,
    author,
    type: content.type,
    preview: textOf(content),
    status: status ?? null,
    at,
  }
}

function ok(body: unknown): FakeAnswer {
  return { status: 200, body }
}

function refuse(status: number, code: string, extra: object = {}): FakeAnswer {
  return {
    status,
    body: { type: `https://prosa.app/problems/${code}`, title: code, status, code, ...extra },
  }
}
