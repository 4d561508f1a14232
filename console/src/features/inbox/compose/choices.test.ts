import { describe, expect, it } from 'vitest'
import { choicesOf, EMPTY, type Offer } from './choices'

const named = (...titles: string[]) => titles.map((title) => ({ title, description: 'x' }))

describe('an offer of choices', () => {
  const offer: Offer = { ...EMPTY, body: 'Quando?', choices: named('Hoje', 'Amanhã', ' ') }

  it('has the buttons that have words, without descriptions', () => {
    const content = choicesOf(offer)

    expect(content?.choices.map((it) => [it.title, it.description])).toEqual([
      ['Hoje', null],
      ['Amanhã', null],
    ])
    expect(content?.button).toBeNull()
  })

  it('is a list with descriptions once it has words to open it', () => {
    const list: Offer = { ...offer, kind: 'list', button: 'Ver dias' }

    expect(choicesOf({ ...list, button: ' ' })).toBeNull()
    expect(choicesOf(list)).toMatchObject({
      button: 'Ver dias',
      choices: [{ description: 'x' }, {}],
    })
  })

  it('is nothing without words, without choices, with too many or with two alike', () => {
    expect(choicesOf({ ...offer, body: '' })).toBeNull()
    expect(choicesOf({ ...offer, choices: named(' ') })).toBeNull()
    expect(choicesOf({ ...offer, choices: named('a', 'b', 'c', 'd') })).toBeNull()
    expect(choicesOf({ ...offer, choices: named('a', 'a') })).toBeNull()
  })
})
