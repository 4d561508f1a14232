import { expect, it } from 'vitest'
import { bandOf, toneOf } from './score-tone'

it.each([
  ['nps', 10, 'favourable'],
  ['nps', 9, 'favourable'],
  ['nps', 8, 'neutral'],
  ['nps', 7, 'neutral'],
  ['nps', 6, 'unfavourable'],
  ['nps', 0, 'unfavourable'],
  ['csat', 4, 'favourable'],
  ['csat', 3, 'neutral'],
  ['csat', 2, 'unfavourable'],
  ['thumbs', 1, 'favourable'],
  ['thumbs', 0, 'unfavourable'],
] as const)('%s %i is %s', (kind, score, band) => {
  expect(bandOf(kind, score)).toBe(band)
})

it('colours a score by its band', () => {
  expect(toneOf('nps', 10)).toBe('ok')
  expect(toneOf('csat', 1)).toBe('bad')
})
