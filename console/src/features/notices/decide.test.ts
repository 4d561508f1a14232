import { describe, expect, it } from 'vitest'
import { emptyDesk, open } from '../../../dev/example-desk'
import { decide } from './decide'

describe('what is announced', () => {
  const desk = emptyDesk()
  const mariana = open(desk, { name: 'Mariana Souza' })
  const { me } = desk
  const situation = {
    me: me.agent.id,
    departments: me.agent.departments,
    preferences: me.preferences,
    lookingAt: null,
    isFocused: true,
  }
  const words = desk.say(mariana, {
    direction: 'in',
    author: { kind: 'contact', id: null, name: 'Mariana' },
    content: { type: 'text', body: 'Oi' },
  })
  const handedOver = {
    ...words,
    direction: 'system' as const,
    content: { type: 'activity' as const, what: 'flow-ended' as const, detail: 'finished' },
  }
  const isHeard = (state: 'triage' | 'waiting', message: typeof words) =>
    decide({ ...mariana.item, state, department: null }, message, situation).sound

  it('is what customers write, but not to a chatbot', () => {
    expect(isHeard('waiting', words)).toBe(true)
    expect(isHeard('triage', words)).toBe(false)
  })

  it('is that somebody else gives me a conversation', () => {
    const given = {
      ...words,
      direction: 'system' as const,
      author: { kind: 'agent' as const, id: 'somebody', name: 'Bruno' },
      content: { type: 'activity' as const, what: 'transferred' as const, detail: null },
    }
    const heard = (owner: string | null, by: string) =>
      decide(
        { ...mariana.item, state: 'waiting', owner, department: null },
        { ...given, author: { ...given.author, id: by } },
        situation,
      ).sound
    expect(heard(me.agent.id, 'somebody')).toBe(true)
    expect(heard(me.agent.id, me.agent.id)).toBe(false)
    expect(heard(null, 'somebody')).toBe(false)
  })

  it('is that a chatbot hands somebody over', () => {
    expect(isHeard('waiting', handedOver)).toBe(true)
  })
})
