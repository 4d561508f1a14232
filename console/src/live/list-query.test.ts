import { beforeEach, describe, expect, it } from 'vitest'
import type { Conversation } from '@/lib/schemas'
import { emptyDesk, open } from '../../dev/example-desk'
import { ALL, type FakeDesk } from '../../dev/fake-desk'
import { compareItems, type ListQuery } from './list-query'

let desk: FakeDesk

beforeEach(() => {
  desk = emptyDesk(() => Date.parse('2026-11-21T12:00:00Z'))
})

function item(name: string, change: Partial<Conversation>): Conversation {
  return desk.change(open(desk, { name }), change)
}

function order(items: readonly Conversation[], query: Partial<ListQuery>): string {
  const whole = { ...ALL, ...query }
  const sorted = [...items].sort((a, b) => compareItems(a, b, whole))
  return sorted.map((it) => it.contact.name).join(' ')
}

describe('the order of a list', () => {
  it('is that of the queue where people wait, so that a returned one goes to the end', () => {
    const first = item('first', {
      queuedAt: '2026-11-21T09:00:00Z',
      lastActivityAt: '2026-11-21T11:59:00Z',
    })
    const second = item('second', {
      queuedAt: '2026-11-21T10:00:00Z',
      waitingSince: '2026-11-21T08:00:00Z',
    })
    const returned = item('returned', { queuedAt: '2026-11-21T11:00:00Z', waitingSince: null })
    const items = [second, returned, first]

    expect(order(items, { tab: 'waiting', order: 'oldest' })).toBe('first second returned')
    expect(order(items, { tab: 'waiting', order: 'newest' })).toBe('returned second first')
  })

  it('is that of the last activity everywhere else', () => {
    const quiet = item('quiet', {
      lastActivityAt: '2026-11-21T09:00:00Z',
      queuedAt: '2026-11-21T11:00:00Z',
    })
    const lively = item('lively', {
      lastActivityAt: '2026-11-21T11:00:00Z',
      queuedAt: '2026-11-21T09:00:00Z',
    })

    expect(order([quiet, lively], { tab: 'attending', order: 'newest' })).toBe('lively quiet')
    expect(order([quiet, lively], { tab: 'resolved', order: 'oldest' })).toBe('quiet lively')
  })

  it('keeps what is marked unread on top, whichever way the list runs', () => {
    const old = item('old', { queuedAt: '2026-11-21T09:00:00Z' })
    const marked = item('marked', { queuedAt: '2026-11-21T10:00:00Z', markedUnread: true })
    const fresh = item('fresh', { queuedAt: '2026-11-21T11:00:00Z' })
    const items = [old, marked, fresh]

    expect(order(items, { tab: 'waiting', order: 'oldest' })).toBe('marked old fresh')
    expect(order(items, { tab: 'waiting', order: 'newest' })).toBe('marked fresh old')
  })

  it('tells times apart to the last digit that the server writes', () => {
    const times = [
      '12:00:00Z',
      '12:00:00.100Z',
      '12:00:00.100250Z',
      '12:00:00.100251Z',
      '12:00:01Z',
    ]
    const items = times.map((time) => item(time, { queuedAt: `2026-11-21T${time}` }))

    expect(order(items.toReversed(), { tab: 'waiting', order: 'oldest' })).toBe(times.join(' '))
  })

  it('breaks ties by the id, so that no two lists disagree', () => {
    const items = ['a', 'b', 'c'].map((name) => item(name, { queuedAt: '2026-11-21T09:00:00Z' }))

    expect(order(items.toReversed(), { tab: 'waiting', order: 'oldest' })).toBe('a b c')
    expect(order(items, { tab: 'waiting', order: 'newest' })).toBe('c b a')
  })
})
