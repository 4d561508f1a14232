import { describe, expect, it } from 'vitest'
import { moved, newStep, STEP_TYPES } from './new-step'

describe('steps of a flow', () => {
  it('are of every kind and all have names of their own', () => {
    const steps = STEP_TYPES.map(newStep)
    expect(steps.map(({ type }) => type)).toEqual(STEP_TYPES)
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length)
  })

  it('change places, and stay where there is none', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b'])
  })
})
