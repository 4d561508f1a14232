import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setZone } from '@/lib/format'
import { snoozeTimes } from './snooze-times'

beforeEach(() => setZone('America/Sao_Paulo'))
afterEach(() => setZone(undefined))

function times(now: string): Record<string, string> {
  return Object.fromEntries(snoozeTimes(Date.parse(now)).map(({ id, at }) => [id, at]))
}

describe('the times to put off until', () => {
  it('are in an hour, tomorrow morning and Monday morning of the account', () => {
    expect(times('2026-11-18T17:10:00Z')).toEqual({
      hour: '2026-11-18T18:10:00.000Z',
      tomorrow: '2026-11-19T12:00:00.000Z',
      monday: '2026-11-23T12:00:00.000Z',
    })
  })

  it('mean next Monday on a Monday', () => {
    expect(times('2026-11-23T17:10:00Z').monday).toBe('2026-11-30T12:00:00.000Z')
  })

  it('do not say Monday twice on a Sunday, also late at night', () => {
    const late = times('2026-11-23T02:30:00Z')

    expect(late.tomorrow).toBe('2026-11-23T12:00:00.000Z')
    expect(late.monday).toBeUndefined()
  })
})
