import type {
  Bootstrap,
  CardStep,
  Contact,
  Conversation,
  Counts,
  Decision,
  Doorway,
  EntityType,
  Flow,
  FlowTrigger,
  Inquiry,
  Intent,
  LastMessage,
  Me,
  Message,
  MessageContent,
  MessageReading,
  Pbx,
  Permission,
  Policy,
  QuickReply,
  Schedule,
  Seen,
  StoredFile,
  Survey,
  SurveyFigures,
  Tab,
  Typebot,
  Wavoip,
} from '../src/lib/schemas'
import type { LiveEvent, ServerFrame } from '../src/live/events.ts'
import { belongs, type ListQuery, NO_FILTERS, type Onlooker } from '../src/live/list-query.ts'

export interface FakeConversation {
  item: Conversation
  contact: Contact
  messages: Message[]
  /** Whether its visitor is on the website now. */
  online: boolean
}

export const NOBODY: Seen = { seq: 0, incoming: 0 }

/**
 * A whole desk in memory: what the invented server knows and tells over its socket. Enough for
 * working on the console without a server, and for tests. It keeps no secrets and checks no rights.
 */
export class FakeDesk {
  seq = 1
  signedIn = true
  groups: Bootstrap['groups'] = []
  tags: Bootstrap['tags'] = []
  views: Bootstrap['views'] = []
  quickReplies: QuickReply[] = []
  flows: Flow[] = []
  doors: Doorway[] = []
  typebot: Typebot = {
    on: false,
    viewer: '',
    publicId: '',
    hasToken: false,
    starts: 'always',
    startWord: null,
    finishWord: 'sair',
    idleMinutes: 60,
    notUnderstood: null,
    pauseMillis: 500,
    joinSeconds: 1,
    connections: [],
  }
  intents: Intent[] = []
  entities: EntityType[] = []
  listeners: string[] = []
  readonly triggers = new Map<string, FlowTrigger>()
  readonly readings = new Map<string, MessageReading>()
  schedules: Schedule[] = []
  surveys: Survey[] = []
  wavoip: Wavoip = { active: false, devices: [] }
  pbx: Pbx = {
    active: false,
    address: '',
    domain: '',
    numbering: 'national',
    prefix: '',
    extensions: [],
  }
  inquiries: Inquiry[] = []
  figures: SurveyFigures[] = []
  readonly conversations = new Map<string, FakeConversation>()
  readonly seen: Record<string, Seen> = {}
  readonly files = new Map<string, StoredFile>()
  readonly demands: Bootstrap['demands'] = []
  boards: Bootstrap['boards'] = []
  /** How conversations went over boards, newest first. */
  readonly steps = new Map<string, CardStep[]>()
  readonly bin: FakeConversation[] = []
  /** Contacts with whom nobody has talked yet. */
  book: Contact[] = []
  readonly policies = new Map<string, Policy>()
  /** What an administrator chose for people whose profile did not fit. */
  readonly granted = new Map<string, Permission[]>()
  /** What routing decided, newest first. */
  readonly decisions: Decision[] = []
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
    const at = message.at ?? this.time()
    const full: Message = {
      id: this.id('beef'),
      seq: item.lastSeq + 1,
      incoming,
      conversationId: item.id,
      ticketId: item.ticket.id,
      status: message.direction === 'out' ? 'sent' : null,
      sentAt: at,
      replyTo: null,
      reactions: [],
      ...message,
      at,
    }
    conversation.messages.push(full)
    const isTalk = full.direction === 'in' || full.direction === 'out'
    this.change(conversation, {
      lastSeq: full.seq,
      incoming,
      ...(isTalk ? { lastActivityAt: full.at, lastMessage: lastOf(full) } : {}),
      ...(full.direction === 'out' ? { waitingSince: null, answered: true } : {}),
      ...(full.direction === 'in'
        ? { waitingSince: item.waitingSince ?? full.at, answered: false }
        : {}),
    })
    if (live) this.happen({ type: 'message.added', conversation: conversation.item, message: full })
    return full
  }

  /** The ticket stands as its conversation does. */
  change(conversation: FakeConversation, change: Partial<Conversation>): Conversation {
    const item = { ...conversation.item, ...change }
    const { state, owner = null } = item
    conversation.item = { ...item, ticket: { ...item.ticket, state, owner } }
    return conversation.item
  }

  counts(): Counts {
    const count = (scope: ListQuery['scope'], tab: Tab) =>
      [...this.conversations.values()].filter(({ item }) =>
        belongs(item, { ...ALL, scope, tab }, this.onlooker(item.id)),
      ).length
    const row = (scope: ListQuery['scope']) => ({
      triage: 0,
      waiting: count(scope, 'waiting'),
      attending: count(scope, 'attending'),
      resolved: count(scope, 'resolved'),
    })
    return { mine: row('mine'), departments: row('departments'), all: row('all') }
  }

  onlooker(id: string): Onlooker {
    const { id: me, departments } = this.me.agent
    return { me, departments, seen: this.seen[id], desk: this }
  }

  /** Whether it is mine to see: what a colleague owns only those see who see all. */
  sees({ owner, department, deletedAt, collaborators }: Conversation): boolean {
    const { id, departments } = this.me.agent
    if (deletedAt) return false
    if (this.me.permissions.includes('see-all')) return true
    if (owner === id || collaborators.includes(id)) return true
    return !owner && (!department || departments.includes(department))
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
    const { seq, me, agents, departments, groups, connections, tags, views } = this
    const { demands, boards } = this
    const desk = { seq, me, agents, departments, groups, connections, tags, views, demands, boards }
    return { ...desk, counts: this.counts() }
  }

  author() {
    return { kind: 'agent' as const, id: this.me.agent.id, name: this.me.agent.displayName }
  }
}

export const ALL: ListQuery = {
  tab: 'attending',
  scope: 'all',
  kind: 'private',
  filters: NO_FILTERS,
  order: 'newest',
  q: '',
  in: 'any',
}

export function textOf(content: MessageContent): string {
  switch (content.type) {
    case 'text':
      return content.body
    case 'activity':
    case 'audio':
      return ''
    case 'document':
      return content.caption ?? content.file.name
    case 'image':
    case 'video':
    case 'pending-file':
      return content.caption ?? ''
    default:
      return ''
  }
}

function lastOf({ seq, direction, author, content, status, at }: Message): LastMessage {
  const preview = textOf(content)
  const call = content.type === 'call' ? content.state : null
  return { seq, direction, author, type: content.type, preview, status: status ?? null, at, call }
}
