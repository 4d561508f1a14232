import { describe, expect, it } from 'vitest'
import type { Policy } from '@/lib/schemas'
import { moved, policyOf, valuesOf } from './policy-values'

const usual: Policy = {
  strategy: 'everyone',
  order: [],
  top: 3,
  ringSeconds: 30,
  capacity: 0,
  fallback: null,
  fallbackSeconds: null,
  graceSeconds: null,
  manualCounts: true,
}

describe('a policy in a form', () => {
  it('comes back as it was', () => {
    const whole: Policy = {
      strategy: 'hunt',
      order: ['b', 'a'],
      top: 2,
      ringSeconds: 20,
      capacity: 7,
      fallback: 'sales',
      fallbackSeconds: 20,
      graceSeconds: 90,
      manualCounts: false,
    }

    expect(policyOf(valuesOf(whole, ['a', 'b']))).toEqual(whole)
    expect(policyOf(valuesOf(usual, []))).toEqual(usual)
  })

  it('orders everybody: those who were named, then the rest, and none who left', () => {
    const { order } = valuesOf({ ...usual, order: ['gone', 'c'] }, ['a', 'b', 'c'])

    expect(order).toEqual(['c', 'a', 'b'])
  })

  it('falls back by the clock where nothing rings', () => {
    const values = valuesOf({ ...usual, strategy: 'top', fallback: 'sales' }, [])
    expect(policyOf(values).fallbackSeconds).toBeNull()

    expect(policyOf({ ...values, strategy: 'rotation' }).fallbackSeconds).toBe(300)
  })
})

it('moves an entry one place, and not beyond the ends', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
})
