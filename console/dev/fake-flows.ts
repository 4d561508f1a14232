import type { Flow, FlowEffect, FlowMemory, FlowScript } from '../src/lib/schemas'
import { type Ask, type FakeAnswer, NOTHING, ok, refuse } from './fake-answer.ts'
import type { FakeConversation, FakeDesk } from './fake-desk.ts'
import { happened } from './fake-service.ts'

/** What the settings ask of flows. */
export function flowsAnswer(
  desk: FakeDesk,
  { method, body }: Ask,
  id?: string,
  part?: string,
): FakeAnswer {
  if (!id && method === 'GET') return ok({ items: desk.flows.map((it) => cardOf(desk, it)) })
  if (!id) {
    const made = written(desk, { id: desk.id('f10'), revision: 0, published: null }, body)
    desk.flows.push(made)
    return ok(made)
  }
  const held = desk.flows.find((it) => it.id === id)
  if (!held) return refuse(404, 'not-found')
  if (method === 'GET') return ok(held)
  if (method === 'DELETE') {
    desk.flows.splice(desk.flows.indexOf(held), 1)
    return NOTHING
  }
  if (body.revision !== held.revision) return refuse(409, 'stale-draft')
  const next =
    part === 'publication'
      ? { ...held, published: (held.published ?? 0) + 1, changed: false }
      : written(desk, held, body)
  desk.flows.splice(desk.flows.indexOf(held), 1, next)
  return ok(next)
}

function written(
  _desk: FakeDesk,
  held: Pick<Flow, 'id' | 'revision' | 'published'>,
  body: Ask['body'],
): Flow {
  const draft = (body.draft ?? { steps: [], queue: null, idleMinutes: 60 }) as FlowScript
  return {
    ...held,
    name: String(body.name),
    draft,
    revision: held.revision + 1,
    publishedAt: null,
    changed: true,
    // The server finds more; a message without words is enough to see how it is shown.
    flaws: draft.steps.flatMap((it) =>
      it.type === 'message' && it.text === ''
        ? [{ step: it.id, kind: 'no-text' as const, detail: null }]
        : [],
    ),
  }
}

function cardOf(desk: FakeDesk, { id, name, published, changed, draft }: Flow) {
  return {
    id,
    name,
    published: published != null,
    changed,
    steps: draft.steps.length,
    doors: desk.doors
      .filter((it) => it.open === id || it.closed === id)
      .map((it) => it.connectionId),
  }
}

/** Which flow receives the new tickets of a connection. */
export function doorsAnswer(desk: FakeDesk, { method, body }: Ask, id?: string): FakeAnswer {
  if (method === 'GET') return ok({ items: desk.doors })
  const door = {
    connectionId: id ?? '',
    open: (body.open as string | null) ?? null,
    closed: (body.closed as string | null) ?? null,
  }
  desk.doors = [...desk.doors.filter((it) => it.connectionId !== id), door]
  return ok(door)
}

/** Says the first message and asks the first question; the engine is the server's. */
export function rehearsalAnswer({ body }: Ask): FakeAnswer {
  const { steps } = body.script as FlowScript
  const said = body.said == null
  const effects: FlowEffect[] = said
    ? steps.flatMap((it): FlowEffect[] => {
        if (it.type === 'message') return [{ type: 'say', text: it.text }]
        return it.type === 'question'
          ? [{ type: 'ask', text: it.text, choices: it.choices, button: null }]
          : []
      })
    : [{ type: 'end', ending: 'finished', department: null }]
  const memory: FlowMemory = {
    stance: said ? 'asking' : 'over',
    step: null,
    tries: 0,
    variables: {},
    until: null,
    spoken: 1,
    speaksSince: null,
  }
  return ok({ memory, effects, used: true, flaws: [] })
}

/** Flows in a conversation; null for what is none of it. */
export function runsAnswer(
  desk: FakeDesk,
  it: FakeConversation,
  { method, body }: Ask,
  part: string | undefined,
): FakeAnswer | null {
  const put = method === 'PUT'
  switch (part) {
    case 'flow-runs': {
      if (method === 'GET') return ok({ runs: [], contexts: [] })
      const name = desk.flows.find(({ id }) => id === body.flow)?.name ?? ''
      return body.transfer
        ? happened(
            desk,
            it,
            { state: 'triage', owner: null, bot: 'active' },
            { what: 'sent-to-bot', detail: name },
          )
        : happened(desk, it, { bot: 'active' }, { what: 'flow-started', detail: name })
    }
    case 'flow-pause':
      return happened(
        desk,
        it,
        { bot: put ? 'paused' : 'active' },
        { what: put ? 'flow-paused' : 'flow-resumed', detail: null },
      )
    case 'chatbot':
      return happened(
        desk,
        it,
        { botOn: body.on === true },
        { what: body.on ? 'bot-switched-on' : 'bot-switched-off', detail: null },
      )
    default:
      return null
  }
}
