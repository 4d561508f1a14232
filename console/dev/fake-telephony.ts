import type { Pbx, Wavoip, WavoipDevice } from '../src/lib/schemas'
import { type Ask, type FakeAnswer, ok, refuse } from './fake-answer.ts'
import type { FakeDesk } from './fake-desk.ts'

/** By what one calls: what is set of it, and whether it serves me. Nobody is there to be called. */
export function telephonyAnswer(
  desk: FakeDesk,
  ask: Ask,
  room?: string,
  part?: string,
): FakeAnswer {
  const { pbx, wavoip } = desk
  if (!room) {
    const mine = pbx.extensions.some(({ agentId }) => agentId === desk.me.agent.id)
    return ok({ pbx: pbx.active && mine, wavoip: wavoip.active ? wavoip.devices : [] })
  }
  return room === 'wavoip' ? wavoipAnswer(desk, ask, part) : pbxAnswer(desk, ask, part)
}

/** Devices that never open: Wavoip is not there. */
function wavoipAnswer(desk: FakeDesk, { method, path, body }: Ask, part?: string): FakeAnswer {
  const { wavoip } = desk
  if (part === 'keys') return ok({ items: [] })
  if (part === 'frame') return refuse(404, 'not-found')
  if (part === 'devices') {
    const known = wavoip.devices.find(({ id }) => path.endsWith(`/devices/${id}`))
    const others = wavoip.devices.filter((it) => it !== known)
    const device: WavoipDevice = {
      id: known?.id ?? crypto.randomUUID(),
      name: String(body.name ?? ''),
      connectionId: typeof body.connection === 'string' ? body.connection : null,
      changedAt: new Date().toISOString(),
    }
    desk.wavoip = { ...wavoip, devices: method === 'DELETE' ? others : [...others, device] }
  } else if (method === 'PATCH') {
    desk.wavoip = { ...wavoip, ...(body as Partial<Wavoip>) }
  }
  if (method !== 'GET') desk.happen({ type: 'telephony.changed' })
  return ok(desk.wavoip)
}

function pbxAnswer(desk: FakeDesk, { method, path, body }: Ask, part?: string): FakeAnswer {
  const { pbx } = desk
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
  if (!where && !body.phone) return refuse(404, 'not-found')
  return ok({
    id: body.id,
    via: body.via,
    direction: 'out',
    state: 'ringing',
    name: where?.contact.name ?? null,
    phone: where?.contact.phone ?? body.phone ?? '',
    photo: null,
    conversationId: where?.item.id ?? null,
    startedAt: new Date().toISOString(),
    answeredAt: null,
  })
}
