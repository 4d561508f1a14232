import type { Pbx } from '../src/lib/schemas'
import { type Ask, type FakeAnswer, ok, refuse } from './fake-answer.ts'
import type { FakeDesk } from './fake-desk.ts'

/** The telephone exchange: what is set of it, and whether it serves me. Nobody is there to be called. */
export function telephonyAnswer(
  desk: FakeDesk,
  { method, path, body }: Ask,
  room?: string,
  part?: string,
): FakeAnswer {
  const { pbx } = desk
  if (!room) {
    const mine = pbx.extensions.some(({ agentId }) => agentId === desk.me.agent.id)
    return ok({ pbx: pbx.active && mine })
  }
  if (part === 'test') return ok({ works: false, checks: [UNREACHED] })
  if (part === 'extensions') {
    const agentId = path.split('/').at(-1) ?? ''
    const others = pbx.extensions.filter((it) => it.agentId !== agentId)
    const mine = { agentId, username: String(body.username ?? '') }
    desk.pbx = { ...pbx, extensions: method === 'DELETE' ? others : [...others, mine] }
  } else if (method === 'PATCH') {
    desk.pbx = { ...pbx, ...(body as Partial<Pbx>) }
  }
  if (method !== 'GET') desk.happen({ type: 'telephony.changed' })
  return ok(desk.pbx)
}

const UNREACHED = { what: 'reachable', passed: false, detail: 'ConnectException' }

/** Calls that begin, and what is said of them. */
export function callsAnswer(desk: FakeDesk, { method, body }: Ask, id?: string): FakeAnswer {
  const where = desk.conversations.get(String(body.conversation ?? ''))
  if (method !== 'POST') return id ? ok({ id, phone: '', ...body }) : refuse(404, 'not-found')
  if (!where) return refuse(404, 'not-found')
  return ok({
    id: body.id,
    via: body.via,
    direction: 'out',
    state: 'ringing',
    name: where.contact.name,
    phone: where.contact.phone ?? '',
    photo: null,
    conversationId: where.item.id,
    startedAt: new Date().toISOString(),
    answeredAt: null,
  })
}
