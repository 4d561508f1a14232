import { afterEach, describe, expect, it } from 'vitest'
import { setZone } from './format'
import { dayAfter, momentOf, wallAt, weekdayAt } from './wall-clock'

afterEach(() => setZone(undefined))

describe('the clocks of the account', () => {
  it('show the time of its zone, wherever the browser stands', () => {
    setZone('America/Sao_Paulo')
    const at = Date.parse('2026-11-23T01:30:00Z')

    expect(wallAt(at)).toBe('2026-11-22T22:30')
    expect(weekdayAt(at)).toBe(0)
    expect(dayAfter(at, 1)).toBe('2026-11-23')
    expect(new Date(momentOf('2026-11-23T09:00')).toISOString()).toBe('2026-11-23T12:00:00.000Z')
  })

  it('know on which side of a change of summer time a chosen time lies', () => {
    setZone('Europe/Madrid')

    expect(new Date(momentOf('2026-10-24T09:00')).toISOString()).toBe('2026-10-24T07:00:00.000Z')
    expect(new Date(momentOf('2026-10-25T09:00')).toISOString()).toBe('2026-10-25T08:00:00.000Z')
    expect(dayAfter(Date.parse('2026-10-24T22:30:00Z'), 1)).toBe('2026-10-26')
  })

  it('turn a time back into itself', () => {
    setZone('Asia/Kathmandu')
    const at = Date.parse('2026-02-28T18:20:00Z')

    expect(momentOf(wallAt(at))).toBe(at)
  })
})
