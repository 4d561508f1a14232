import type { ConversationPage, Filters, Me } from '../src/lib/schemas'
import { belongs, compareItems, type ListQuery } from '../src/live/list-query.ts'
import { conversationAnswer } from './fake-acts.ts'
import { type Ask, type FakeAnswer, NOTHING, ok, refuse } from './fake-answer.ts'
import { assistantsAnswer, typebotAnswer } from './fake-assistants.ts'
import { boardsAnswer, cardsAnswer } from './fake-boards.ts'
import { contactsAnswer } from './fake-contacts.ts'
import { type FakeDesk, NOBODY, textOf } from './fake-desk.ts'
import { doorsAnswer, flowsAnswer, rehearsalAnswer } from './fake-flows.ts'
import {
  entitiesAnswer,
  intentsAnswer,
  listenersAnswer,
  meaningAnswer,
  triggerAnswer,
} from './fake-intents.ts'
import { chatsAnswer, demandsAnswer } from './fake-routine.ts'
import { binAnswer, routingAnswer } from './fake-service.ts'
import { agentsAnswer } from './fake-staff.ts'
import { surveysAnswer } from './fake-surveys.ts'
import { callsAnswer, telephonyAnswer } from './fake-telephony.ts'

/** What the invented server answers to a call under `/api/v1`. */
export function answer(desk: FakeDesk, ask: Ask): FakeAnswer {
  const [room, id, part] = ask.path.split('/').filter(Boolean)
  if (room === 'session') return session(desk, ask)
  if (room === 'setup') return ok({ needed: false, demo: [] })
  if (!desk.signedIn) return refuse(401, 'signed-out')
  if (room === 'bootstrap') return ok(desk.bootstrap())
  if (room === 'me') return changeMe(desk, ask, id)
  if (room === 'contacts') return contactsAnswer(desk, ask, id, part)
  if (room === 'boards') return boardsAnswer(desk, ask, id)
  if (room === 'stages') return cardsAnswer(desk, id ?? '')
  if (room === 'demands') return demandsAnswer(desk, ask, id)
  if (room === 'chats') return chatsAnswer(desk, ask, id)
  if (room === 'quick-replies') return ok({ items: desk.quickReplies })
  if (room === 'intents') return intentsAnswer(desk, ask, id, part)
  if (room === 'entities') return entitiesAnswer(desk, ask, id)
  if (room === 'flow-listeners') return listenersAnswer(desk, ask, id)
  if (room === 'flow-rehearsals' && id === 'meanings') return meaningAnswer(desk, ask)
  if (room === 'flows' && part === 'trigger') return triggerAnswer(desk, ask, id ?? '')
  if (room === 'flows') return flowsAnswer(desk, ask, id, part)
  if (room === 'typebot') return typebotAnswer(desk, ask, id)
  if (room === 'assistants') return assistantsAnswer(desk)
  if (room === 'flow-doors') return doorsAnswer(desk, ask, id)
  if (room === 'flow-rehearsals') return rehearsalAnswer(ask)
  if (room === 'schedules') return ok({ items: desk.schedules, next: null })
  if (room === 'telephony') return telephonyAnswer(desk, ask, id, part)
  if (room === 'calls') return callsAnswer(desk, ask, id)
  if (room === 'surveys') return surveysAnswer(desk, ask, id)
  if (room === 'survey-inquiries') return ok({ items: desk.inquiries, next: null })
  if (room === 'survey-figures') return ok({ items: desk.figures })
  if (room === 'lines') return ok({ items: [] })
  if (room === 'bin') return binAnswer(desk, ask.method, id)
  if (room === 'routing') return routingAnswer(desk, ask)
  if (room === 'agents') return agentsAnswer(desk, ask, id)
  if (room === 'invitations') return ok({ items: [] })
  if (room === 'conversations' && !id) return ok(list(desk, ask.query))
  const conversation = desk.conversations.get(id ?? '')
  if (room === 'conversations' && conversation && desk.sees(conversation.item)) {
    return conversationAnswer(desk, conversation, ask, part)
  }
  return refuse(404, 'not-found')
}

function session(desk: FakeDesk, { method }: Ask): FakeAnswer {
  if (method === 'GET') return desk.signedIn ? ok(desk.me) : refuse(401, 'signed-out')
  desk.signedIn = method === 'POST'
  return desk.signedIn ? ok(desk.me) : NOTHING
}

function changeMe(desk: FakeDesk, { body }: Ask, part: string | undefined): FakeAnswer {
  if (part === 'availability') {
    const availability = body.availability as Me['agent']['availability']
    desk.me = { ...desk.me, agent: { ...desk.me.agent, availability } }
    desk.push({ type: 'presence', agents: { [desk.me.agent.id]: availability } })
    return NOTHING
  }
  desk.me = { ...desk.me, ...(body as Partial<Me>) }
  return ok(desk.me)
}

function list(desk: FakeDesk, query: URLSearchParams): ConversationPage {
  const wanted = listQuery(query)
  const limit = Number(query.get('limit') ?? 40)
  const start = Number(query.get('after') ?? 0)
  const q = wanted.q.toLowerCase()
  const hits: ConversationPage['hits'] = {}
  const rows = [...desk.conversations.values()]
    .filter((it) => {
      if (!desk.sees(it.item)) return false
      if (q === '') return belongs(it.item, wanted, desk.onlooker(it.item.id))
      const hit = it.messages.find((m) => textOf(m.content).toLowerCase().includes(q))
      if (hit) hits[it.item.id] = { seq: hit.seq, excerpt: textOf(hit.content) }
      const isNamed = it.contact.name.toLowerCase().includes(q)
      return !!hit || (isNamed && belongs(it.item, wanted, desk.onlooker(it.item.id)))
    })
    .map((it) => it.item)
    .sort((a, b) => compareItems(a, b, wanted))
  const items = rows.slice(start, start + limit)
  const seen = Object.fromEntries(items.map((it) => [it.id, desk.seen[it.id] ?? NOBODY]))
  return { items, seen, hits, next: start + limit < rows.length ? String(start + limit) : null }
}

function listQuery(query: URLSearchParams): ListQuery {
  const many = (name: string) => query.get(name)?.split(',') ?? []
  return {
    tab: (query.get('tab') ?? 'waiting') as ListQuery['tab'],
    scope: (query.get('scope') ?? 'all') as ListQuery['scope'],
    kind: (query.get('kind') ?? 'private') as ListQuery['kind'],
    filters: {
      statuses: many('statuses') as Filters['statuses'],
      owners: many('owners'),
      unowned: query.get('unowned') === 'true',
      departments: many('departments'),
      groups: many('groups'),
      connections: many('connections'),
      channels: many('channels'),
      tags: many('tags'),
      tagMode: (query.get('tagMode') ?? 'any') as Filters['tagMode'],
      stages: many('stages'),
      unread: query.get('unread') === 'true',
      archived: query.get('archived') === 'true',
      snoozed: query.get('snoozed') === 'true',
    },
    order: (query.get('order') ?? 'newest') as ListQuery['order'],
    q: query.get('q') ?? '',
    in: (query.get('in') ?? 'any') as ListQuery['in'],
  }
}
