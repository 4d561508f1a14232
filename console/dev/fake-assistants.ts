import type { Conversation, Typebot, TypebotWish } from '../src/lib/schemas'
import { type Ask, type FakeAnswer, ok } from './fake-answer.ts'
import type { FakeConversation, FakeDesk } from './fake-desk.ts'
import { happened } from './fake-service.ts'

/** How Typebot is set; its viewer answers whenever it is asked. */
export function typebotAnswer(desk: FakeDesk, { method, body }: Ask, part?: string): FakeAnswer {
  if (part === 'test') return ok({ works: true, checks: [{ what: 'answers', passed: true }] })
  if (method === 'PUT') {
    const { token, ...wish } = body as unknown as TypebotWish
    const hasToken = token == null ? desk.typebot.hasToken : token !== ''
    desk.typebot = { ...wish, hasToken } satisfies Typebot
    desk.happen({ type: 'flows.changed' })
  }
  return ok(desk.typebot)
}

export function assistantsAnswer({ typebot }: FakeDesk): FakeAnswer {
  const card = { assistant: 'typebot', name: 'Typebot', connections: typebot.connections }
  return ok({ items: typebot.on ? [card] : [] })
}

/** The switch of a bot of somebody else's in a ticket. */
export function switchAnswer(desk: FakeDesk, it: FakeConversation, { body }: Ask): FakeAnswer {
  const silenced: Conversation['ticket']['silenced'] = body.on ? [] : ['typebot']
  return happened(
    desk,
    it,
    { ticket: { ...it.item.ticket, silenced } },
    { what: body.on ? 'assistant-switched-on' : 'assistant-switched-off', detail: 'Typebot' },
  )
}
