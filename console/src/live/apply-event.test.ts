import { QueryClient } from '@tanstack/react-query'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '@/lib/api'
import type { Bootstrap, Conversation, Message, Preferences } from '@/lib/schemas'
import { emptyDesk, FINANCE, open, people, play, SALES } from '../../dev/example-desk'
import { opened, visitorOf } from '../../dev/fake-acts'
import { ALL, type FakeConversation, type FakeDesk } from '../../dev/fake-desk'
import { applyEvent, brought, changeMessage } from './apply-event'
import { applyMoment } from './apply-moment'
import { keys } from './keys'
import { type ListQuery, NO_FILTERS } from './list-query'
import { type ListPages, rowsOf } from './lists'
import { noteSeen, seenOf } from './marks'
import { withChanges } from './on-its-way'
import { unsavedPreferences } from './unsaved'
import type { ConversationView } from './view'

const NOON = Date.parse('2026-11-21T12:00:00Z')

let desk: FakeDesk
let cache: QueryClient

function hold(query: ListQuery, items: Conversation[], next: string | null = null): void {
  const pages: ListPages = {
    pages: [{ items, seen: {}, hits: {}, next }],
    pageParams: [null],
  }
  cache.setQueryData([...keys.lists, query], pages)
}

function names(query: ListQuery): string[] {
  const pages = cache.getQueryData<ListPages>([...keys.lists, query])
  return pages ? rowsOf(pages).map((item) => item.contact.name) : []
}

function view(it: FakeConversation): void {
  const view: ConversationView = { ...opened(desk, it), visitor: visitorOf(desk, it) }
  cache.setQueryData(keys.conversation(it.item.id), view)
}

function held(it: FakeConversation): ConversationView {
  const found = cache.getQueryData<ConversationView>(keys.conversation(it.item.id))
  if (!found) throw new Error('The conversation is not held.')
  return found
}

function isOld(it: FakeConversation): boolean {
  return cache.getQueryState(keys.conversation(it.item.id))?.isInvalidated ?? false
}

function hears(it: FakeConversation, text: string): Message {
  return desk.say(
    it,
    {
      direction: 'in',
      author: { kind: 'contact', id: it.contact.id, name: it.contact.name },
      content: { type: 'text', body: text },
    },
    { live: false },
  )
}

const waiting: ListQuery = { ...ALL, tab: 'waiting', order: 'oldest' }
const attending: ListQuery = { ...ALL, tab: 'attending' }

beforeEach(() => {
  desk = emptyDesk(() => NOON)
  cache = new QueryClient()
  cache.setQueryData<Bootstrap>(keys.bootstrap, desk.bootstrap())
})

describe('the reducer', () => {
  it('puts a new conversation into the tab where it waits', () => {
    const old = open(desk, { name: 'Rui', minutesAgo: 9 })
    play(desk, old, [['in', 9, 'Oi']])
    hold(waiting, [old.item])
    hold(attending, [])
    const fresh = open(desk, { name: 'Bia', minutesAgo: 1 })
    const message = hears(fresh, 'Olá')

    applyEvent(cache, { type: 'message.added', conversation: fresh.item, message })

    expect(names(waiting)).toEqual(['Rui', 'Bia'])
    expect(names(attending)).toEqual([])
  })

  it('moves a conversation to the other tab when somebody accepts it', () => {
    const it = open(desk, { name: 'Rui' })
    hold(waiting, [it.item])
    hold(attending, [])

    const conversation = desk.change(it, { state: 'attending', owner: people.BRUNO })
    applyEvent(cache, { type: 'conversation.changed', conversation })

    expect(names(waiting)).toEqual([])
    expect(names(attending)).toEqual(['Rui'])
  })

  it('keeps to scope, filters and archive', () => {
    const mine = { ...attending, scope: 'mine' as const }
    const sales = { ...attending, filters: { ...NO_FILTERS, departments: [SALES] } }
    const archived = { ...attending, filters: { ...NO_FILTERS, archived: true } }
    for (const query of [mine, sales, archived]) hold(query, [])
    const it = open(desk, {
      name: 'Rui',
      state: 'attending',
      owner: people.BRUNO,
      department: FINANCE,
    })

    applyEvent(cache, { type: 'conversation.changed', conversation: it.item })
    expect([names(mine), names(sales), names(archived)]).toEqual([[], [], []])

    const conversation = desk.change(it, { owner: people.ANA, department: SALES, archived: true })
    applyEvent(cache, { type: 'conversation.changed', conversation })
    expect([names(mine), names(sales), names(archived)]).toEqual([[], [], ['Rui']])
  })

  it('leaves a row below the loaded pages to the page that will bring it', () => {
    const rui = open(desk, { name: 'Rui', state: 'attending', minutesAgo: 1 })
    const bia = open(desk, { name: 'Bia', state: 'attending', minutesAgo: 90 })
    hold(attending, [rui.item], 'more')

    applyEvent(cache, { type: 'conversation.changed', conversation: bia.item })

    expect(names(attending)).toEqual(['Rui'])
  })

  it('lifts a conversation marked unread to the top', () => {
    const rui = open(desk, { name: 'Rui', state: 'attending', minutesAgo: 1 })
    const bia = open(desk, { name: 'Bia', state: 'attending', minutesAgo: 90 })
    hold(attending, [rui.item, bia.item])

    const conversation = desk.change(bia, { markedUnread: true })
    applyEvent(cache, { type: 'conversation.changed', conversation })

    expect(names(attending)).toEqual(['Bia', 'Rui'])
  })

  it('adds a message once, however often it is told', () => {
    const it = open(desk, { name: 'Rui' })
    view(it)
    const message = hears(it, 'Oi')
    const event = { type: 'message.added', conversation: it.item, message } as const

    applyEvent(cache, event)
    applyEvent(cache, event)

    expect(held(it).messages.map((m) => m.id)).toEqual([message.id])
  })

  it('never lets a tick go back', () => {
    const it = open(desk, { name: 'Rui', state: 'attending', owner: people.ANA })
    play(desk, it, [['out', 2, 'Bom dia']])
    const [sent] = it.messages
    if (sent) sent.status = 'sent'
    view(it)
    const conversationId = it.item.id

    applyEvent(cache, {
      type: 'message.status',
      direction: 'out',
      conversationId,
      upTo: 1,
      status: 'read',
    })
    applyEvent(cache, {
      type: 'message.status',
      direction: 'out',
      conversationId,
      upTo: 1,
      status: 'delivered',
    })

    expect(held(it).messages[0]?.status).toBe('read')
  })

  it('takes a conversation out of sight when it is no longer ours', () => {
    const it = open(desk, { name: 'Rui' })
    hold(waiting, [it.item])

    applyEvent(cache, { type: 'conversation.removed', conversationId: it.item.id })

    expect(names(waiting)).toEqual([])
  })

  it('moves the read position forward only', () => {
    noteSeen(cache, { c: { seq: 5, incoming: 3 } })

    applyEvent(cache, { type: 'read.moved', conversationId: 'c', seen: { seq: 2, incoming: 1 } })
    expect(seenOf(cache, 'c')).toEqual({ seq: 5, incoming: 3 })

    applyEvent(cache, { type: 'read.moved', conversationId: 'c', seen: { seq: 9, incoming: 4 } })
    expect(seenOf(cache, 'c')).toEqual({ seq: 9, incoming: 4 })
  })

  it('takes a read conversation out of the unread list', () => {
    const unread = { ...waiting, filters: { ...NO_FILTERS, unread: true } }
    const it = open(desk, { name: 'Rui' })
    hears(it, 'Oi')
    hold(unread, [it.item])

    const seen = { seq: 1, incoming: 1 }
    applyEvent(cache, { type: 'read.moved', conversationId: it.item.id, seen })

    expect(names(unread)).toEqual([])
  })

  it('renames a contact in lists and in the open conversation', () => {
    const it = open(desk, { name: 'Rui' })
    hold(waiting, [it.item])
    view(it)

    const contact = { ...it.contact, name: 'Rui Prado', version: 2 }
    applyEvent(cache, { type: 'contact.changed', contact })

    expect(names(waiting)).toEqual(['Rui Prado'])
    expect(held(it).contact.name).toBe('Rui Prado')
  })

  it('keeps colleagues, departments and connections true', () => {
    const bruno = desk.agents.find((it) => it.id === people.BRUNO)
    if (!bruno) throw new Error('Bruno is not at the desk.')
    applyEvent(cache, { type: 'agent.changed', agent: { ...bruno, name: 'Bruno R.' } })
    applyEvent(cache, { type: 'department.removed', departmentId: SALES })

    const bootstrap = cache.getQueryData<Bootstrap>(keys.bootstrap)
    expect(bootstrap?.agents.map((it) => it.name)).toContain('Bruno R.')
    expect(bootstrap?.departments.map((it) => it.id)).toEqual([FINANCE])
  })

  it('knows me by the name that I changed in another window', () => {
    const me = { ...desk.me, agent: { ...desk.me.agent, displayName: 'Aninha' } }
    applyEvent(cache, { type: 'me.changed', me })

    expect(cache.getQueryData<Bootstrap>(keys.bootstrap)?.me).toEqual(me)
  })

  it('keeps a preference that is still on its way when an older one comes back', () => {
    const theme = () => cache.getQueryData<Bootstrap>(keys.bootstrap)?.me.preferences.theme
    const old: Preferences = { ...desk.me.preferences, theme: 'dark' }

    unsavedPreferences.begin()
    applyEvent(cache, { type: 'me.changed', me: { ...desk.me, preferences: old } })
    expect(theme()).toBe('system')

    unsavedPreferences.end()
    applyEvent(cache, { type: 'me.changed', me: { ...desk.me, preferences: old } })
    expect(theme()).toBe('dark')
  })

  it('forgets what is on no screen when my rights change', () => {
    const it = open(desk, { name: 'Rui' })
    hold(waiting, [it.item])
    view(it)

    applyEvent(cache, { type: 'rights.changed' })

    expect(names(waiting)).toEqual([])
    expect(cache.getQueryData(keys.conversation(it.item.id))).toBeUndefined()
  })

  it('shows who else is there though they were told of before the conversation came', () => {
    const it = open(desk, { name: 'Rui' })
    const viewers = [{ agent: people.BRUNO, typing: true }]
    applyMoment(cache, { type: 'viewers', conversationId: it.item.id, viewers }, NOON)
    applyMoment(cache, { type: 'presence', agents: { [people.BRUNO]: 'away' } }, NOON)
    view(it)

    expect(cache.getQueryData(keys.viewers)).toEqual({ [it.item.id]: viewers })
    expect(cache.getQueryData(keys.presence)).toEqual({ [people.BRUNO]: 'away' })
  })

  it('follows the visitor from page to page, and off the site', () => {
    const it = open(desk, { name: 'Rui', online: true })
    const { id: conversationId } = it.item
    view(it)

    const page = { url: 'https://loja.com.br/trocas', title: null }
    applyMoment(cache, { type: 'visitor', conversationId, online: true, page }, NOON)
    applyMoment(cache, { type: 'visitor', conversationId, online: false, page: null }, NOON)

    const visitor = { ...visitorOf(desk, it), online: false, page: { ...page, title: '' } }
    expect(held(it).visitor).toEqual(visitor)
  })

  it('brings what happened in a conversation while its answer was on its way', async () => {
    const it = open(desk, { name: 'Rui', online: false })
    const { id: conversationId } = it.item
    const answer: ConversationView = { ...opened(desk, it), visitor: visitorOf(desk, it) }

    const { changes } = await withChanges(conversationId, async () => {
      const message = hears(it, 'E mais uma coisa')
      applyEvent(cache, { type: 'message.added', conversation: it.item, message })
      applyMoment(cache, { type: 'visitor', conversationId, online: true, page: null }, NOON)
      const conversation = desk.change(it, { state: 'attending', owner: people.BRUNO })
      applyEvent(cache, { type: 'conversation.changed', conversation })
      applyEvent(cache, { type: 'contact.changed', contact: { ...it.contact, name: 'Rui Costa' } })
    })
    cache.setQueryData(keys.conversation(conversationId), brought(cache, answer, changes))

    expect(held(it).messages.map(({ content }) => content)).toEqual([
      { type: 'text', body: 'E mais uma coisa' },
    ])
    expect(held(it).visitor?.online).toBe(true)
    expect(held(it).contact.name).toBe('Rui Costa')
    expect(held(it).conversation.owner).toBe(people.BRUNO)
    // What I may do in it now, only the server knows.
    await expect.poll(() => isOld(it)).toBe(true)
  })

  it('puts no late answer over a message that has changed since', async () => {
    const it = open(desk, { name: 'Rui' })
    const message = hears(it, 'Oi')
    view(it)
    vi.stubGlobal('fetch', async () => new Response(JSON.stringify(message)))
    const path = { conversationId: it.item.id, messageId: message.id }
    const answer = api.delete('/conversations/{conversationId}/messages/{messageId}/reaction', {
      path,
    })
    const edited: Message = { ...message, content: { type: 'text', body: 'Olá' } }

    applyEvent(cache, { type: 'message.changed', conversation: it.item, message: edited })
    changeMessage(cache, await answer)
    vi.unstubAllGlobals()

    expect(held(it).messages).toEqual([edited])
  })

  it('ignores what a newer server may tell', () => {
    const unknown = JSON.parse('{"type":"something.new"}')
    expect(() => applyEvent(cache, unknown)).not.toThrow()
  })
})

describe('what a team does', () => {
  it('moves what was put off from the main list to its own, and back', () => {
    const it = open(desk, { name: 'Rui' })
    const putOff: ListQuery = { ...waiting, filters: { ...NO_FILTERS, snoozed: true } }
    hold(waiting, [it.item])
    hold(putOff, [])

    desk.change(it, { snoozed: true, snoozedUntil: null })
    applyEvent(cache, { type: 'conversation.changed', conversation: it.item })
    expect([names(waiting), names(putOff)]).toEqual([[], ['Rui']])

    desk.change(it, { snoozed: false })
    applyEvent(cache, { type: 'conversation.changed', conversation: it.item })
    expect([names(waiting), names(putOff)]).toEqual([['Rui'], []])
  })

  it('keeps what is archived and put off among the archived only', () => {
    const it = open(desk, { name: 'Rui' })
    desk.change(it, { snoozed: true, archived: true })
    const archived: ListQuery = { ...waiting, filters: { ...NO_FILTERS, archived: true } }
    const putOff: ListQuery = { ...waiting, filters: { ...NO_FILTERS, snoozed: true } }
    hold(archived, [])
    hold(putOff, [])

    applyEvent(cache, { type: 'conversation.changed', conversation: it.item })

    expect([names(archived), names(putOff)]).toEqual([['Rui'], []])
  })

  it('holds no message of a conversation that was cleared', () => {
    const it = open(desk, { name: 'Rui' })
    hears(it, 'segredo')
    view(it)
    const message = desk.say(
      it,
      {
        direction: 'system',
        author: desk.author(),
        content: { type: 'activity', what: 'cleared', detail: '1' },
      },
      { live: false },
    )

    applyEvent(cache, { type: 'message.added', conversation: it.item, message })

    expect(held(it).messages).toEqual([])
    expect(cache.getQueryState(keys.conversation(it.item.id))?.isInvalidated).toBe(true)
  })

  it('lets a conversation ring until somebody takes it or it is out of sight', () => {
    const [one, two] = [open(desk, { name: 'Rui' }), open(desk, { name: 'Bia' })]
    const until = '2026-11-21T12:00:30Z'
    for (const it of [one, two]) {
      applyEvent(cache, { type: 'conversation.ringing', conversationId: it.item.id, until })
    }
    expect(cache.getQueryData(keys.ringing)).toEqual({ [one.item.id]: until, [two.item.id]: until })

    desk.change(one, { state: 'attending', owner: people.BRUNO })
    applyEvent(cache, { type: 'conversation.changed', conversation: one.item })
    applyEvent(cache, { type: 'conversation.removed', conversationId: two.item.id })

    expect(cache.getQueryData(keys.ringing)).toEqual({})
  })
})
