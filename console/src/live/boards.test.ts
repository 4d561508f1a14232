import { QueryClient } from '@tanstack/react-query'
import { beforeEach, expect, it } from 'vitest'
import type { CardPage, Conversation } from '@/lib/schemas'
import { emptyDesk, open } from '../../dev/example-desk'
import type { FakeConversation, FakeDesk } from '../../dev/fake-desk'
import { applyEvent } from './apply-event'
import { keys } from './keys'

const NEW = { by: 'stage', id: 'new' } as const
const WON = { by: 'stage', id: 'won' } as const
const LEAD = { by: 'tag', id: 'lead' } as const

let desk: FakeDesk
let cache: QueryClient

beforeEach(() => {
  desk = emptyDesk(() => Date.parse('2026-11-21T12:00:00Z'))
  cache = new QueryClient()
  cache.setQueryData(keys.bootstrap, desk.bootstrap())
})

function hold(column: typeof NEW | typeof WON | typeof LEAD, items: Conversation[], next = '') {
  const page: CardPage = { items, next: next === '' ? null : next }
  cache.setQueryData([...keys.cards, column], { pages: [page], pageParams: [null] })
}

function names(column: typeof NEW | typeof WON | typeof LEAD): string {
  const held = cache.getQueryData<{ pages: CardPage[] }>([...keys.cards, column])
  return held?.pages.flatMap((it) => it.items.map((one) => one.contact.name)).join(' ') ?? ''
}

function standing(name: string, stage: string, since: string): FakeConversation {
  const it = open(desk, { name })
  desk.change(it, { cards: [{ board: 'sales', stage, since }] })
  return it
}

function happens(item: Conversation) {
  applyEvent(cache, { type: 'conversation.changed', conversation: item })
}

it('a card that moves leaves its column and stands on top of the other', () => {
  const one = standing('one', 'new', '2026-11-21T09:00:00Z')
  const two = standing('two', 'won', '2026-11-21T10:00:00Z')
  hold(NEW, [one.item])
  hold(WON, [two.item])

  const since = '2026-11-21T10:00:00.5Z'
  happens(desk.change(one, { cards: [{ board: 'sales', stage: 'won', since }] }))

  expect(names(NEW)).toBe('')
  expect(names(WON)).toBe('one two')
})

it('a card whose place is below what is held is left for its page', () => {
  const late = standing('late', 'new', '2026-11-21T11:00:00Z')
  const early = standing('early', 'new', '2026-11-21T08:00:00Z')
  hold(NEW, [late.item], 'more')
  happens(early.item)
  expect(names(NEW)).toBe('late')

  hold(NEW, [late.item])
  happens(early.item)
  expect(names(NEW)).toBe('late early')
})

it('what we may not see any more is on no board', () => {
  const one = standing('one', 'new', '2026-11-21T09:00:00Z')
  hold(NEW, [one.item])
  applyEvent(cache, { type: 'conversation.removed', conversationId: one.item.id })
  expect(names(NEW)).toBe('')
})

it('by tags the newest contact is on top, and who loses the tag leaves', () => {
  const one = open(desk, { name: 'one' })
  const two = open(desk, { name: 'two' })
  hold(LEAD, [])
  for (const it of [two, one]) {
    happens(desk.change(it, { contact: { ...it.item.contact, tags: ['lead'] } }))
  }
  expect(names(LEAD)).toBe('two one')
  happens(desk.change(two, { contact: { ...two.item.contact, tags: [] } }))
  expect(names(LEAD)).toBe('one')
})
