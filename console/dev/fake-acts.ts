import type { Answer } from '../src/lib/api'
import type {
  Allowed,
  Conversation,
  Message,
  MessageContent,
  MessagePage,
  Visitor,
} from '../src/lib/schemas'
import { type Ask, type FakeAnswer, NOTHING, ok, refuse } from './fake-answer.ts'
import { switchAnswer } from './fake-assistants.ts'
import { cardAnswer } from './fake-boards.ts'
import { type FakeConversation, type FakeDesk, NOBODY } from './fake-desk.ts'
import { runsAnswer } from './fake-flows.ts'
import { trainingAnswer } from './fake-intents.ts'
import { sortingAnswer } from './fake-routine.ts'
import { serviceAnswer } from './fake-service.ts'
import { askSurvey } from './fake-surveys.ts'

type Activity = Extract<MessageContent, { type: 'activity' }>['what']

/** What one asks of a conversation, and what one does to it. */
export function conversationAnswer(
  desk: FakeDesk,
  it: FakeConversation,
  ask: Ask,
  part: string | undefined,
): FakeAnswer {
  const sorted = sortingAnswer(desk, it, ask, part)
  if (sorted) return sorted
  const trained = trainingAnswer(desk, it, ask)
  if (trained) return trained
  const run = runsAnswer(desk, it, ask, part)
  if (run) return run
  const carded = cardAnswer(desk, it, ask, part)
  if (carded) return carded
  const served = serviceAnswer(desk, it, ask, part)
  if (served) return served
  switch (part) {
    case undefined:
      return ok(opened(desk, it))
    case 'assistants':
      return switchAnswer(desk, it, ask)
    case 'visitor':
      return ok(visitorOf(desk, it))
    case 'messages':
      return ask.method === 'POST' ? receive(desk, it, ask.body) : ok(pageOf(it, ask.query))
    case 'read':
      return read(desk, it, Number(ask.body.seq))
    case 'survey-inquiries':
      return askSurvey(desk, it, ask.body)
    case 'block':
      act(desk, it, {}, 'blocked')
      return NOTHING
    default:
      return change(desk, it, part, ask.method === 'PUT')
  }
}

function change(desk: FakeDesk, it: FakeConversation, part: string, put: boolean): FakeAnswer {
  const me = desk.me.agent.id
  const now = desk.time()
  switch (part) {
    case 'acceptance':
      if (put && it.item.owner && it.item.owner !== me) return taken(desk, it)
      return put
        ? act(desk, it, { state: 'attending', owner: me }, 'accepted')
        : act(
            desk,
            it,
            { state: 'waiting', owner: null, queuedAt: now, waitingSince: now },
            'returned',
          )
    case 'assignment':
      return act(desk, it, { state: 'attending', owner: me }, 'taken')
    case 'resolution':
      return put
        ? act(desk, it, { state: 'resolved', waitingSince: null }, 'resolved')
        : act(desk, it, { state: 'attending', owner: me }, 'reopened')
    case 'archive':
      return act(desk, it, { archived: put }, put ? 'archived' : 'unarchived')
    case 'unread':
      return act(desk, it, { markedUnread: put })
    case 'end':
      return act(desk, it, { state: 'resolved', ended: true }, 'ended')
    default:
      return refuse(404, 'not-found')
  }
}

function act(desk: FakeDesk, it: FakeConversation, now: Partial<Conversation>, what?: Activity) {
  desk.change(it, now)
  if (what) {
    const content: MessageContent = { type: 'activity', what, detail: null }
    desk.say(it, { direction: 'system', author: desk.author(), content })
  } else desk.happen({ type: 'conversation.changed', conversation: it.item })
  return ok(it.item)
}

function taken({ agents }: FakeDesk, { item }: FakeConversation): FakeAnswer {
  const owner = agents.find((agent) => agent.id === item.owner)
  return refuse(409, 'already-taken', { owner: { id: owner?.id, name: owner?.name } })
}

function read(desk: FakeDesk, it: FakeConversation, seq: number): FakeAnswer {
  const message = it.messages.findLast((held) => held.seq <= seq)
  desk.seen[it.item.id] = { seq, incoming: message?.incoming ?? 0 }
  if (it.item.markedUnread) act(desk, it, { markedUnread: false })
  return NOTHING
}

function receive(desk: FakeDesk, it: FakeConversation, body: Record<string, unknown>): FakeAnswer {
  const known = it.messages.find((message) => message.id === body.id)
  if (known) return ok(known)
  const isNote = body.kind === 'note'
  const me = desk.me.agent.id
  if (!isNote && it.item.owner && it.item.owner !== me) return taken(desk, it)
  if (!isNote && it.item.state === 'waiting') desk.change(it, { state: 'attending', owner: me })
  const sent = desk.say(it, {
    id: String(body.id),
    direction: isNote ? 'note' : 'out',
    author: desk.author(),
    content: contentOf(desk, Object(body.content)),
  })
  return ok(sent)
}

function contentOf(
  { files }: FakeDesk,
  sent: { body?: string; file?: string; caption?: string | null },
): MessageContent {
  const file = sent.file ? files.get(sent.file) : undefined
  if (!file) return { type: 'text', body: sent.body ?? '' }
  if (file.kind === 'audio') return { type: 'audio', file }
  return { type: file.kind, file, caption: sent.caption ?? null }
}

function pageOf({ messages, item }: FakeConversation, query: URLSearchParams): MessagePage {
  const limit = Number(query.get('limit') ?? 50)
  const items = slice(messages, query, limit)
  return {
    items,
    hasOlder: (items[0]?.seq ?? 1) > 1,
    hasNewer: (items.at(-1)?.seq ?? 0) < item.lastSeq,
  }
}

function slice(messages: readonly Message[], query: URLSearchParams, limit: number): Message[] {
  const number = (name: string) => Number(query.get(name) ?? Number.POSITIVE_INFINITY)
  if (query.has('around')) {
    return messages.filter((it) => Math.abs(it.seq - number('around')) < limit / 2)
  }
  if (query.has('after')) return messages.filter((it) => it.seq > number('after')).slice(0, limit)
  return messages.filter((it) => it.seq < number('before')).slice(-limit)
}

export function opened(
  desk: FakeDesk,
  { item, contact, messages }: FakeConversation,
): Answer<'get', '/conversations/{conversationId}'> {
  const seen = desk.seen[item.id] ?? NOBODY
  const first = messages.findIndex((it) => it.direction === 'in' && it.seq > seen.seq)
  const from = Math.min(first < 0 ? messages.length : first, messages.length - 30) - 10
  const shown = messages.slice(Math.max(0, from))
  return {
    conversation: item,
    contact,
    seen,
    messages: shown,
    hasOlder: from > 0,
    hasNewer: false,
    tickets: [
      item.ticket,
      {
        id: `${item.ticket.id}-before`,
        number: item.ticket.number - 171,
        protocol: '20261003-000871',
        state: 'resolved',
        openedAt: desk.time(60 * 24 * 49),
        acceptedAt: desk.time(60 * 24 * 49),
        resolvedAt: desk.time(60 * 24 * 48),
        owner: desk.me.agent.id,
        silenced: [],
      },
    ],
    allowed: allowedOn(desk, item),
  }
}

export function visitorOf(desk: FakeDesk, { contact, online }: FakeConversation): Visitor {
  return {
    page: { url: 'https://www.lojadacarol.com.br/boleto/2via', title: '2ª via de boleto' },
    language: 'pt-BR',
    browser: 'Chrome 143',
    system: 'Windows 11',
    referrer: 'https://www.google.com/',
    attributes: {},
    firstSeenAt: contact.firstSeenAt,
    lastSeenAt: desk.time(1),
    online,
    identified: false,
    address: '189.40.77.12',
  }
}

function allowedOn(desk: FakeDesk, item: Conversation): Allowed[] {
  const common: Allowed[] = [
    'note',
    'edit-contact',
    'transfer',
    item.archived ? 'unarchive' : 'archive',
    ...(desk.me.account.modules.includes('funnel') ? (['choose-stage'] as const) : []),
    'choose-value',
    ...(desk.me.account.modules.includes('nps') ? (['ask'] as const) : []),
    ...(desk.me.account.modules.includes('demands') ? (['choose-demand'] as const) : []),
    ...(desk.me.account.modules.includes('wallet') ? (['choose-wallet'] as const) : []),
    ...(desk.me.permissions.includes('prioritise') ? (['prioritise'] as const) : []),
    ...(desk.me.permissions.includes('delete') ? (['clear', 'delete'] as const) : []),
    'block',
    ...(desk.me.permissions.includes('block-contacts')
      ? [item.contact.blocked ? ('unblock-contact' as const) : ('block-contact' as const)]
      : []),
  ]
  if (item.contact.blocked) return common
  if (item.state === 'resolved') return ['reopen', 'begin', ...common]
  const sleep: Allowed = item.snoozed ? 'wake' : 'snooze'
  const shared: Allowed[] = ['delegate', 'change-channel', 'help', sleep, ...common]
  if (item.state === 'waiting') return ['accept', 'reply', 'end', ...shared]
  const isMine = item.owner === desk.me.agent.id
  return [...(isMine ? MINE : THEIRS), ...shared]
}

const MINE: readonly Allowed[] = ['return', 'resolve', 'reply', 'end']
const THEIRS: readonly Allowed[] = ['take']
