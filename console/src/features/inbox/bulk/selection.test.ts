import { expect, it } from 'vitest'
import { extend, NOTHING, only, toggle } from './selection'

const order = ['a', 'b', 'c', 'd', 'e']

it('ticks one more and one less', () => {
  const one = toggle(NOTHING, 'b')
  expect([...one.ids]).toEqual(['b'])

  const none = toggle(one, 'b')
  expect(none.ids.size).toBe(0)
  expect(none.isOn).toBe(true)
})

it('ticks a range from the last one touched, in either direction, and keeps what was ticked', () => {
  expect([...extend(toggle(NOTHING, 'b'), 'd', order).ids]).toEqual(['b', 'c', 'd'])
  expect([...extend(toggle(toggle(NOTHING, 'e'), 'c'), 'a', order).ids].sort()).toEqual([
    'a',
    'b',
    'c',
    'e',
  ])
})

it('ticks just the one where there is no beginning any more', () => {
  expect([...extend(toggle(NOTHING, 'gone'), 'd', order).ids]).toEqual(['gone', 'd'])
})

it('lets go of what is no longer there', () => {
  const held = extend(toggle(NOTHING, 'a'), 'c', order)

  expect([...only(held, ['c', 'd']).ids]).toEqual(['c'])
  expect(only(held, order)).toBe(held)
})
