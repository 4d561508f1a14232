import type {
  Activity,
  Conversation,
  Decision,
  Helpers,
  History,
  HistoryStep,
  Message,
  Policy,
  Transfer,
  Way,
} from '../src/lib/schemas'
import { type Ask, type FakeAnswer, NOTHING, ok, refuse } from './fake-answer.ts'
import type { FakeConversation, FakeDesk } from './fake-desk.ts'

/** What a team does with a conversation among itself; null for what is none of it. */
export function serviceAnswer(
  desk: FakeDesk,
  it: FakeConversation,
  { method, body, query }: Ask,
  part: string | undefined,
): FakeAnswer | null {
  switch (part) {
    case undefined:
      return method === 'DELETE' ? remove(desk, it) : null
    case 'messages':
      return method === 'DELETE' ? clear(desk, it, query.get('notes') === 'true') : null
    case 'transfers':
      return transfer(desk, it, body)
    case 'connections':
      return ok({ items: waysOf(desk, it) })
    case 'connection':
      return changeChannel(desk, it, body)
    case 'delegation':
      return delegate(desk, it)
    case 'helpers':
      return help(desk, it, body as unknown as Helpers)
    case 'snooze':
      return method === 'PUT' ? snooze(desk, it, body) : wake(desk, it)
    case 'tickets':
      return begin(desk, it, body)
    case 'history':
      return ok(historyOf(desk, it))
    case 'routing':
      return ok({ items: desk.decisions.filter(({ conversation }) => conversation === it.item.id) })
    default:
      return null
  }
}

/** A line about what happened to the conversation, with the change that it tells. */
export function happened(
  desk: FakeDesk,
  it: FakeConversation,
  change: Partial<Conversation>,
  activity: Omit<Activity, 'type'>,
  author: Message['author'] = desk.author(),
): FakeAnswer {
  desk.change(it, change)
  const { live } = desk.sees(it.item) ? { live: true } : { live: false }
  desk.say(
    it,
    { direction: 'system', author, content: { type: 'activity', ...activity } },
    { live },
  )
  if (!live) desk.happen({ type: 'conversation.removed', conversationId: it.item.id })
  return ok(it.item)
}

const BY_RULE: Message['author'] = { kind: 'system', id: null, name: null }

function transfer(desk: FakeDesk, it: FakeConversation, wish: Transfer): FakeAnswer {
  const agent = desk.agents.find(({ id }) => id === wish.agent)
  const department = desk.departments.find(({ id }) => id === wish.department)
  if (!agent && !department) return refuse(400, 'invalid', { field: 'department' })
  if (!wish.confirmed && agent && agent.availability !== 'online') {
    return refuse(409, 'target-unavailable', { obstacle: agent.availability })
  }
  const to = {
    agentId: agent?.id ?? null,
    agent: agent?.name ?? null,
    departmentId: department?.id ?? null,
    department: department?.name ?? null,
  }
  if (wish.note) {
    const content = { type: 'text' as const, body: wish.note }
    desk.say(it, { direction: 'note', author: desk.author(), content })
  }
  const change: Partial<Conversation> = {
    state: agent ? 'attending' : 'waiting',
    owner: agent?.id ?? null,
    department: department?.id ?? it.item.department ?? null,
  }
  return happened(desk, it, change, { what: 'transferred', detail: null, to })
}

/** Whoever is reached by one of them is reached by all: the fake contacts have numbers. */
function waysOf(desk: FakeDesk, it: FakeConversation): Way[] {
  return desk.connections
    .filter(({ id }) => id !== it.item.connection.id)
    .map(({ id, kind, name }) => ({
      connection: { id, kind, name },
      templates: kind === 'whatsapp',
    }))
}

function changeChannel(
  desk: FakeDesk,
  it: FakeConversation,
  { connectionId }: Ask['body'],
): FakeAnswer {
  const connection = waysOf(desk, it).find((way) => way.connection.id === connectionId)?.connection
  if (!connection) return refuse(404, 'not-found')
  const there = [...desk.conversations.values()].find(
    ({ item, contact }) =>
      item.connection.id === connectionId &&
      contact.id === it.contact.id &&
      item.state !== 'resolved',
  )
  if (there) return refuse(409, 'already-open', { conversation: there.item.id })
  const to = { agentId: null, agent: null, departmentId: null, department: null, connection }
  const detail = it.item.connection.name
  return happened(desk, it, { connection }, { what: 'channel-changed', detail, to })
}

function delegate(desk: FakeDesk, it: FakeConversation): FakeAnswer {
  const held = it.item.owner ?? desk.me.agent.id
  const { department } = it.item
  const free = desk.agents.filter(
    ({ id, availability, departments }) =>
      id !== held && availability === 'online' && departments.includes(department ?? ''),
  )
  const [next] = free
  const back = { state: 'waiting' as const, owner: null }
  happened(desk, it, back, { what: 'returned', detail: null })
  if (!next) return ok(it.item)
  desk.decisions.unshift({
    conversation: it.item.id,
    at: desk.time(),
    kind: 'assigned',
    agents: [next.id],
    department: department ?? null,
    reason: {
      rule: 'delegated',
      strategy: 'rotation',
      waitedSeconds: 0,
      eligible: free.length,
      load: 0,
    },
  })
  const to = { agentId: next.id, agent: next.name, departmentId: null, department: null }
  const change = { state: 'attending' as const, owner: next.id }
  return happened(desk, it, change, { what: 'assigned', detail: 'delegated', to }, BY_RULE)
}

function help(desk: FakeDesk, it: FakeConversation, { agents, departments }: Helpers): FakeAnswer {
  const named = [...desk.agents, ...desk.departments]
  const names = [...agents, ...departments].map((id) => named.find((one) => one.id === id)?.name)
  const change = { collaborators: [...agents], helping: [...departments] }
  return happened(desk, it, change, { what: 'helpers-changed', detail: names.join(', ') || null })
}

function snooze(desk: FakeDesk, it: FakeConversation, { until }: { until?: unknown }): FakeAnswer {
  const snoozedUntil = typeof until === 'string' ? until : null
  const activity = { what: 'snoozed', detail: snoozedUntil } as const
  return happened(desk, it, { snoozed: true, snoozedUntil }, activity)
}

function wake(desk: FakeDesk, it: FakeConversation): FakeAnswer {
  return happened(desk, it, { snoozed: false, snoozedUntil: null }, { what: 'awake', detail: null })
}

export function begin(desk: FakeDesk, it: FakeConversation, body: Ask['body']): FakeAnswer {
  const { ticket, department } = it.item
  if (it.item.state !== 'resolved') return refuse(409, 'already-open', { conversation: it.item.id })
  const number = ticket.number + 500
  const at = desk.time()
  const change: Partial<Conversation> = {
    ticket: { ...ticket, id: desk.id('71c4'), number, openedAt: at, resolvedAt: null },
    state: 'attending',
    owner: desk.me.agent.id,
    department: typeof body.departmentId === 'string' ? body.departmentId : (department ?? null),
    ended: false,
  }
  return { ...happened(desk, it, change, { what: 'begun', detail: null }), status: 201 }
}

function clear(desk: FakeDesk, it: FakeConversation, notes: boolean): FakeAnswer {
  const kept = it.messages.filter(
    ({ direction }) => direction === 'system' || (direction === 'note' && !notes),
  )
  const gone = it.messages.length - kept.length
  it.messages = kept
  return happened(desk, it, { lastMessage: null }, { what: 'cleared', detail: String(gone) })
}

function remove(desk: FakeDesk, it: FakeConversation): FakeAnswer {
  happened(desk, it, { deletedAt: desk.time() }, { what: 'deleted', detail: null })
  desk.conversations.delete(it.item.id)
  desk.bin.unshift(it)
  return NOTHING
}

/** The bin of those who administer. */
export function binAnswer(desk: FakeDesk, method: string, id: string | undefined): FakeAnswer {
  if (!id) return ok({ items: desk.bin.map(({ item }) => item) })
  const it = desk.bin.find(({ item }) => item.id === id)
  if (!it) return refuse(404, 'not-found')
  desk.bin.splice(desk.bin.indexOf(it), 1)
  if (method === 'DELETE') return NOTHING
  desk.conversations.set(id, it)
  return happened(desk, it, { deletedAt: null }, { what: 'restored', detail: null })
}

/** How departments hand out what waits in them. */
export function routingAnswer(desk: FakeDesk, { path, body, method }: Ask): FakeAnswer {
  const id = path.split('/').at(-1)
  const all = desk.departments.map((it) => ({
    department: it.id,
    policy: desk.policies.get(it.id) ?? USUAL,
  }))
  if (method === 'GET') return ok({ items: all })
  const found = all.find(({ department }) => department === id)
  if (!found) return refuse(404, 'not-found')
  const policy = body as unknown as Policy
  desk.policies.set(found.department, policy)
  return ok({ ...found, policy })
}

const USUAL: Policy = {
  strategy: 'everyone',
  order: [],
  top: 3,
  ringSeconds: 30,
  capacity: 0,
  fallback: null,
  fallbackSeconds: null,
  graceSeconds: null,
  manualCounts: true,
}

/** Reads the lines that say what happened as the server reads its records. */
function historyOf(desk: FakeDesk, it: FakeConversation): History {
  const steps: HistoryStep[] = []
  for (const { at, author, content, ticketId } of it.messages) {
    if (content.type !== 'activity') continue
    const step = stepAfter(steps.at(-1), content, author)
    if (step)
      steps.push({ ...step, ticket: ticketId, at, seconds: 0, by: author, because: content })
  }
  const timed = steps.map((step, index) => {
    const until = steps[index + 1]?.at ?? desk.time()
    return { ...step, seconds: Math.round((Date.parse(until) - Date.parse(step.at)) / 1000) }
  })
  return { steps: timed, views: [{ agent: desk.me.agent.id, at: desk.time() }] }
}

type Standing = Pick<HistoryStep, 'state' | 'owner' | 'department'>

function stepAfter(
  before: HistoryStep | undefined,
  { what, to }: Activity,
  author: Message['author'],
): Standing | null {
  const { owner = null, department = null } = before ?? {}
  switch (what) {
    case 'opened':
    case 'returned':
      return { state: 'waiting', owner: null, department }
    case 'moved':
      return { state: 'waiting', owner: null, department: to?.departmentId ?? department }
    case 'accepted':
    case 'taken':
    case 'reopened':
    case 'begun':
      return { state: 'attending', owner: author.id ?? null, department }
    case 'assigned':
    case 'transferred': {
      const next = to?.agentId ?? null
      const where = to?.departmentId ?? department
      return { state: next ? 'attending' : 'waiting', owner: next, department: where }
    }
    case 'resolved':
    case 'ended':
      return { state: 'resolved', owner, department }
    default:
      return null
  }
}

/** A decision of the routing, as `npm run fake` shows one. */
export function decided(desk: FakeDesk, it: FakeConversation, reason: Decision['reason']): void {
  const { id, name } = desk.me.agent
  desk.decisions.unshift({
    conversation: it.item.id,
    at: desk.time(),
    kind: 'assigned',
    agents: [id],
    department: it.item.department ?? null,
    reason,
  })
  const to = { agentId: id, agent: name, departmentId: null, department: null }
  const change = { state: 'attending' as const, owner: id }
  happened(desk, it, change, { what: 'assigned', detail: 'strategy', to }, BY_RULE)
}
