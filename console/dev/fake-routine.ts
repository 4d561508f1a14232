import type { Demand, Priority } from '../src/lib/schemas'
import { type Ask, type FakeAnswer, ok, refuse } from './fake-answer.ts'
import type { FakeConversation, FakeDesk } from './fake-desk.ts'
import { begin, happened } from './fake-service.ts'

/** What a service is about and how urgent it is; null for what is neither. */
export function sortingAnswer(
  desk: FakeDesk,
  it: FakeConversation,
  { method, body }: Ask,
  part: string | undefined,
): FakeAnswer | null {
  if (part === 'priority') {
    const priority = body.priority as Priority
    return happened(desk, it, { priority }, { what: 'prioritised', detail: priority })
  }
  if (part === 'demand') {
    const chosen = method === 'PUT' ? String(body.demandId) : null
    const name = desk.demands.find(({ id }) => id === chosen)?.name ?? null
    const ticket = { ...it.item.ticket, demand: chosen }
    return happened(desk, it, { ticket }, { what: 'demand-changed', detail: name })
  }
  const wants = desk.departments.find(({ id }) => id === it.item.department)?.rules.demandRequired
  const isLacking = wants && desk.demands.length > 0 && !it.item.ticket.demand
  return part === 'resolution' && method === 'PUT' && isLacking
    ? refuse(409, 'demand-required')
    : null
}

/** The registered demands. */
export function demandsAnswer(desk: FakeDesk, { method, body }: Ask, id?: string): FakeAnswer {
  if (method === 'GET') return ok({ items: desk.demands })
  const held = desk.demands.find((it) => it.id === id)
  const demand: Demand = {
    id: held?.id ?? desk.id('de3a'),
    name: held?.name ?? '',
    retired: held?.retired ?? false,
    ...(body as Partial<Demand>),
  }
  if (held) desk.demands.splice(desk.demands.indexOf(held), 1, demand)
  else desk.demands.push(demand)
  desk.happen({ type: 'demand.changed', demand })
  return ok(demand)
}

/** What a new chat begins with. */
export function chatsAnswer(
  desk: FakeDesk,
  { method, query, body }: Ask,
  what?: string,
): FakeAnswer {
  const all = [...desk.conversations.values()]
  if (what === 'reaches') {
    const here = { numbers: false, templates: false }
    return ok({ items: desk.connections.map((connection) => ({ connection, ...here })) })
  }
  if (method === 'POST') {
    const found = all.find((it) => it.contact.id === body.contactId)
    return found ? begin(desk, found, body) : refuse(409, 'cannot-start')
  }
  const q = (query.get('q') ?? '').toLowerCase()
  if (what === 'companies') {
    const named = all.flatMap(({ contact }) => contact.company ?? [])
    return ok({ items: [...new Set(named)].filter((it) => it.toLowerCase().includes(q)) })
  }
  const company = query.get('company')
  const people = all.filter(
    ({ contact }) =>
      (contact.company ?? null) === company && contact.name.toLowerCase().includes(q),
  )
  return ok({
    items: people.map(({ item, contact: { id, name, phone, photo } }) => ({
      id,
      name,
      company,
      phone: phone ?? null,
      photo: photo ?? null,
      connections: [item.connection.id],
    })),
  })
}

/** Gives a contact agents of its own. */
export function walletAnswer(desk: FakeDesk, id: string, wallet: string[]): FakeAnswer {
  const found = [...desk.conversations.values()].find((it) => it.contact.id === id)
  if (!found) return refuse(404, 'not-found')
  found.contact = { ...found.contact, wallet, version: found.contact.version + 1 }
  desk.change(found, { contact: { ...found.item.contact, wallet } })
  desk.happen({ type: 'contact.changed', contact: found.contact })
  return ok(found.contact)
}
