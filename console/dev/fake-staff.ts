import type { Agent, AgentCard, AgentChange } from '../src/lib/schemas'
import { type Ask, type FakeAnswer, ok, refuse } from './fake-answer.ts'
import type { FakeDesk } from './fake-desk.ts'

/** The people of the desk, and what each may do. */
export function agentsAnswer(desk: FakeDesk, { method, body }: Ask, id?: string): FakeAnswer {
  if (!id) return ok({ items: desk.agents.map((it) => whole(desk, it)) })
  const held = desk.agents.find((it) => it.id === id)
  if (!held || method !== 'PATCH') return refuse(404, 'not-found')
  const { permissions, usual } = body as AgentChange
  if (permissions) desk.granted.set(id, [...permissions])
  if (usual) desk.granted.delete(id)
  return ok(whole(desk, held))
}

function whole(desk: FakeDesk, card: AgentCard): Agent {
  return {
    ...card,
    email: `${card.displayName.toLowerCase()}@lojadacarol.com.br`,
    capacity: 0,
    createdAt: desk.time(60 * 24 * 300),
    permissions: desk.granted.get(card.id) ?? null,
  }
}
