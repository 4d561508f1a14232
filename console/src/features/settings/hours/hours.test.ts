import { describe, expect, it } from 'vitest'
import { areSane, endsNextDay, nextInterval } from './hours'

const interval = (day: number, from: string, to: string) => ({ day, from, to })

describe('office hours', () => {
  it('may end at midnight and on the day after', () => {
    expect(areSane([interval(1, '08:00', '12:00'), interval(1, '13:00', '00:00')])).toBe(true)
    expect(areSane([interval(5, '20:00', '02:00'), interval(6, '02:00', '06:00')])).toBe(true)
    expect(endsNextDay(interval(5, '20:00', '02:00'))).toBe(true)
    expect(endsNextDay(interval(5, '20:00', '00:00'))).toBe(false)
  })

  it('do not overlap, nor from Sunday to Monday', () => {
    expect(areSane([interval(1, '08:00', '12:00'), interval(1, '11:59', '13:00')])).toBe(false)
    expect(areSane([interval(5, '20:00', '02:00'), interval(6, '01:00', '06:00')])).toBe(false)
    expect(areSane([interval(7, '20:00', '02:00'), interval(1, '01:00', '06:00')])).toBe(false)
  })

  it('have a length', () => {
    expect(areSane([interval(1, '08:00', '08:00')])).toBe(false)
    expect(areSane([interval(1, '', '08:00')])).toBe(false)
  })

  it('offer the afternoon after the morning', () => {
    expect(nextInterval([], 1)).toEqual(interval(1, '09:00', '18:00'))
    expect(nextInterval([interval(1, '08:00', '12:00')], 1)).toEqual(interval(1, '13:00', '18:00'))
  })
})
