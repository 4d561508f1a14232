import type { EntityType, FlowTrigger, Intent, Understood } from '../src/lib/schemas'
import { type Ask, type FakeAnswer, NOTHING, ok, refuse } from './fake-answer.ts'
import { type FakeConversation, type FakeDesk, textOf } from './fake-desk.ts'
import { happened } from './fake-service.ts'

const NO_TRIGGER: FlowTrigger = {
  keywords: [],
  intents: [],
  entities: [],
  needs: [],
  lacks: [],
  attended: false,
}

/** What the settings ask of intents. */
export function intentsAnswer(
  desk: FakeDesk,
  { method, body, path }: Ask,
  id?: string,
  part?: string,
): FakeAnswer {
  if (!id && method === 'GET') return ok({ items: desk.intents })
  if (!id) {
    const made: Intent = { id: desk.id('1d7e'), name: String(body.name), active: true, phrases: [] }
    desk.intents = [...desk.intents, made]
    return ok(made)
  }
  const held = desk.intents.find((it) => it.id === id)
  if (!held) return refuse(404, 'not-found')
  const keep = (next: Intent) => {
    desk.intents = desk.intents.map((it) => (it.id === id ? next : it))
    return ok(next)
  }
  if (part === 'phrases' && method === 'POST') return teach(desk, held, body.texts as string[])
  if (part === 'phrases') {
    const phrases = held.phrases.filter((it) => !path.endsWith(it.id))
    return keep({ ...held, phrases })
  }
  if (method === 'PUT') return keep({ ...held, ...(body as Pick<Intent, 'name' | 'active'>) })
  desk.intents = desk.intents.filter((it) => it.id !== id)
  return NOTHING
}

function teach(desk: FakeDesk, intent: Intent, texts: string[]): FakeAnswer {
  const taken = texts.find((text) =>
    desk.intents.some((it) => it.phrases.some((phrase) => phrase.text === text)),
  )
  if (taken) return refuse(409, 'phrase-taken', { phrase: taken, intent: intent.name })
  const added = texts.map((text) => ({ id: desk.id('9a5e'), text, addedAt: desk.time() }))
  const next = { ...intent, phrases: [...intent.phrases, ...added] }
  desk.intents = desk.intents.map((it) => (it.id === intent.id ? next : it))
  return ok(next)
}

export function entitiesAnswer(desk: FakeDesk, { method, body }: Ask, id?: string): FakeAnswer {
  if (method === 'GET') return ok({ items: desk.entities })
  if (method === 'DELETE') {
    desk.entities = desk.entities.filter((it) => it.id !== id)
    return NOTHING
  }
  const { name, values } = body as Pick<EntityType, 'name' | 'values'>
  const held = desk.entities.find((it) => it.id === id)
  const next = { id: held?.id ?? desk.id('e7'), name, values, revision: (held?.revision ?? 0) + 1 }
  desk.entities = [...desk.entities.filter((it) => it.id !== id), next]
  return ok(next)
}

export function triggerAnswer(desk: FakeDesk, { method, body }: Ask, flow: string): FakeAnswer {
  if (method === 'PUT') desk.triggers.set(flow, body as unknown as FlowTrigger)
  return ok(desk.triggers.get(flow) ?? NO_TRIGGER)
}

export function listenersAnswer(desk: FakeDesk, { method, body }: Ask, id?: string): FakeAnswer {
  if (method === 'PUT') {
    desk.listeners = desk.listeners.filter((it) => it !== id)
    if (body.on && id) desk.listeners = [...desk.listeners, id]
  }
  return ok({ items: desk.listeners })
}

/** Only a sentence that is a phrase already is understood; the rest is the server's. */
function understood(desk: FakeDesk, text: string): Understood {
  const intent = desk.intents.find((it) =>
    it.phrases.some((phrase) => text.toLowerCase().includes(phrase.text.toLowerCase())),
  )
  return {
    intent: intent
      ? {
          id: intent.id,
          name: intent.name,
          confidence: 92,
          phrase: intent.phrases[0]?.text ?? '',
        }
      : null,
    entities: [],
  }
}

function begins(desk: FakeDesk, meaning: Understood) {
  const flow = desk.flows.find((it) =>
    desk.triggers.get(it.id)?.intents.includes(meaning.intent?.id ?? ''),
  )
  return { flow: flow?.id ?? null, name: flow?.name ?? null, by: flow ? ('intent' as const) : null }
}

export function meaningAnswer(desk: FakeDesk, { body }: Ask): FakeAnswer {
  const meaning = understood(desk, String(body.text))
  return ok({
    understood: meaning,
    guesses: meaning.intent ? [meaning.intent] : [],
    ...begins(desk, meaning),
  })
}

/** What the chatbot is told of one message; null for what is none of it. */
export function trainingAnswer(
  desk: FakeDesk,
  it: FakeConversation,
  { method, body, path }: Ask,
): FakeAnswer | null {
  const [, , part, id, what] = path.split('/').filter(Boolean)
  if (part !== 'messages' || !id || !what) return null
  const message = it.messages.find((held) => held.id === id)
  const meaning = understood(desk, message ? textOf(message.content) : '')
  switch (what) {
    case 'reading':
      return ok({ reading: desk.readings.get(id) ?? null })
    case 'example': {
      const intent = desk.intents.find((held) => held.id === body.intent)
      return intent ? teach(desk, intent, [String(body.text)]) : refuse(404, 'not-found')
    }
    case 'reprocessing': {
      const chosen = begins(desk, meaning)
      if (method === 'POST') {
        return happened(
          desk,
          it,
          { bot: 'active' },
          { what: 'flow-started', detail: chosen.name ?? '' },
        )
      }
      const script = desk.flows.find((held) => held.id === chosen.flow)?.draft
      return ok({
        understood: meaning,
        ...chosen,
        effects: (script?.steps ?? []).flatMap((step) =>
          step.type === 'message' ? [{ type: 'say' as const, text: step.text }] : [],
        ),
        earlier: null,
        isOnlyAgain: false,
        replaced: null,
      })
    }
    default:
      return null
  }
}
