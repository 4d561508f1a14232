import { describe, expect, it } from 'vitest'
import { emptyDesk, open } from '../../../../dev/example-desk'
import { steady } from './steady'

const desk = emptyDesk()
const [a, b, c, d] = ['Ana', 'Bia', 'Caio', 'Davi'].map((name) => open(desk, { name }).item)
if (!a || !b || !c || !d) throw new Error('Four conversations are needed.')

function names(shown: ReturnType<typeof steady>): string[] {
  return shown.rows.map(({ item, left }) => item.contact.name + (left ? ' (left)' : ''))
}

describe('the list under the mouse', () => {
  it('follows the conversations while the mouse is elsewhere', () => {
    expect(names(steady(null, [b, a]))).toEqual(['Bia', 'Ana'])
  })

  it('does not move what a hand is over', () => {
    expect(names(steady([a, b, c], [c, a, b]))).toEqual(['Ana', 'Bia', 'Caio'])
  })

  it('keeps the place of a row that left', () => {
    expect(names(steady([a, b, c], [a, c]))).toEqual(['Ana', 'Bia (left)', 'Caio'])
  })

  it('holds arrivals back and counts them', () => {
    const shown = steady([a, b], [d, a, b])
    expect(names(shown)).toEqual(['Ana', 'Bia'])
    expect(shown.arrivals).toBe(1)
  })

  it('appends what was loaded further down', () => {
    const shown = steady([a, b], [a, b, c])
    expect(names(shown)).toEqual(['Ana', 'Bia', 'Caio'])
    expect(shown.arrivals).toBe(0)
  })

  it('shows what is new of a row in its old place', () => {
    const renamed = { ...b, contact: { ...b.contact, name: 'Beatriz' } }
    expect(names(steady([a, b], [renamed, a]))).toEqual(['Ana', 'Beatriz'])
  })
})
