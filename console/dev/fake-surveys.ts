import type { Survey } from '../src/lib/schemas'
import { type Ask, type FakeAnswer, NOTHING, ok } from './fake-answer.ts'
import type { FakeConversation, FakeDesk } from './fake-desk.ts'

/** The surveys of the account. */
export function surveysAnswer(desk: FakeDesk, { method, body }: Ask, id?: string): FakeAnswer {
  if (method === 'GET') return ok({ items: desk.surveys })
  const held = desk.surveys.find((it) => it.id === id)
  const survey = { id: desk.id('5e7e'), ...held, ...(body as Partial<Survey>) } as Survey
  const others = desk.surveys.filter((it) => it !== held)
  desk.surveys = method === 'DELETE' ? others : [...others, survey]
  desk.happen({ type: 'surveys.changed' })
  return method === 'DELETE' ? NOTHING : ok(survey)
}

/** Asks the customer of a conversation. */
export function askSurvey(desk: FakeDesk, it: FakeConversation, body: Ask['body']): FakeAnswer {
  const survey = desk.surveys.find(({ id }) => id === body.survey)
  if (survey) {
    desk.inquiries.unshift({
      id: String(body.id),
      name: survey.name,
      kind: survey.kind,
      question: survey.question,
      conversationId: it.item.id,
      contact: { id: it.contact.id, name: it.contact.name },
      connection: it.item.connection,
      ticket: it.item.ticket.number,
      protocol: it.item.ticket.protocol,
      agent: it.item.owner ?? null,
      department: it.item.department ?? null,
      askedBy: desk.me.agent.id,
      state: 'open',
      createdAt: new Date().toISOString(),
    })
  }
  desk.happen({ type: 'ratings.changed', conversationId: it.item.id })
  return NOTHING
}
