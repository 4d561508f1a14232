import { expect, it } from 'vitest'
import { levelTone, percent, toggled, waited } from './figures'

it('measures how long somebody has waited, and nothing where nobody does', () => {
  const now = Date.parse('2026-03-02T12:00:30Z')

  expect(waited('2026-03-02T12:00:00Z', now)).toBe(30)
  expect(waited('2026-03-02T12:01:00Z', now)).toBe(0)
  expect(waited(null, now)).toBeNull()
})

it('says a level that there is, and how good it is', () => {
  expect(percent(0.834)).toMatch(/^83\s?%$/)
  expect(percent(null)).toBe('–')
  expect([levelTone(0.8), levelTone(0.7), levelTone(0.2), levelTone(null)]).toEqual([
    'ok',
    'warn',
    'bad',
    undefined,
  ])
})

it('narrows to one more, or to one less', () => {
  expect(toggled(['a'], 'b')).toEqual(['a', 'b'])
  expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
})
