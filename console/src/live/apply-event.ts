import type { QueryClient } from '@tanstack/react-query'
import type {
  Bootstrap,
  Contact,
  ContactCard,
  ContactPage,
  Conversation,
  Me,
  Message,
  Seen,
} from '@/lib/schemas'
import { askBoardsAgain, placeOnBoards, removeFromBoards } from './boards'
import type { LiveEvent } from './events'
import { changeDesk, changeRows, changeView, changeViews, eachList, findRow, queryIn } from './held'
import { keys } from './keys'
import { placeRow, withoutRow } from './lists'
import { noteGone, noteSeen, seenOf } from './marks'
import { isOvertaken, type News, noteForLists, noteTold, type ViewChange } from './on-its-way'
import { noteRinging } from './ringing'
import { advanceTicks, furthest, replaceMessage, withMessage } from './timeline'
import { unsavedPreferences } from './unsaved'
import type { ConversationView } from './view'

/** Folds one event into what we already hold; what we don't hold will be fetched when opened. */
export function applyEvent(cache: QueryClient, event: LiveEvent): void {
  if ('conversation' in event) noteTold(event.conversation.id)
  switch (event.type) {
    case 'message.added':
      changeConversation(cache, event.conversation)
      changeView(cache, event.message.conversationId, (view) => withMessage(view, event.message))
      if (isClearing(event.message)) startAfresh(cache, event.message.conversationId)
      if (isWish(event.message)) void cache.invalidateQueries({ queryKey: keys.marketing })
      break
    case 'message.changed':
      changeConversation(cache, event.conversation)
      changeMessage(cache, event.message)
      break
    case 'message.status':
      if (event.direction !== 'out') break
      noteTold(event.conversationId)
      changeView(cache, event.conversationId, (view) => ({
        ...view,
        messages: advanceTicks(view.messages, event.upTo, event.status),
      }))
      changeRows(cache, event.conversationId, (item) => withTick(item, event.upTo, event.status))
      break
    case 'conversation.changed':
      changeConversation(cache, event.conversation)
      break
    case 'conversation.removed':
      noteTold(event.conversationId)
      removeConversation(cache, event.conversationId)
      void cache.invalidateQueries({ queryKey: keys.schedules })
      void cache.invalidateQueries({ queryKey: keys.ratings })
      break
    case 'conversation.ringing':
      noteRinging(cache, event.conversationId, event.until)
      break
    case 'read.moved':
      moveSeen(cache, event.conversationId, event.seen)
      break
    case 'contact.changed':
      changeContact(cache, event.contact)
      break
    case 'agent.changed':
      changeDesk(cache, (desk) => ({
        ...desk,
        agents: put(desk.agents, event.agent),
      }))
      break
    case 'department.changed':
      changeDesk(cache, (desk) => ({
        ...desk,
        departments: put(desk.departments, event.department),
      }))
      break
    case 'department.removed':
      changeDesk(cache, (desk) => ({
        ...desk,
        departments: desk.departments.filter((it) => it.id !== event.departmentId),
      }))
      break
    case 'demand.changed':
      changeDesk(cache, (desk) => ({ ...desk, demands: put(desk.demands, event.demand) }))
      break
    case 'board.changed':
      changeDesk(cache, (desk) => ({ ...desk, boards: put(desk.boards, event.board) }))
      askBoardsAgain(cache)
      break
    case 'board.removed':
      changeDesk(cache, (desk) => ({
        ...desk,
        boards: desk.boards.filter((it) => it.id !== event.boardId),
      }))
      askBoardsAgain(cache)
      break
    case 'connection.changed':
      changeDesk(cache, (desk) => ({
        ...desk,
        connections: put(desk.connections, event.connection),
      }))
      void cache.invalidateQueries({ queryKey: keys.lines })
      break
    case 'connection.removed':
      changeDesk(cache, (desk) => ({
        ...desk,
        connections: desk.connections.filter((it) => it.id !== event.connectionId),
      }))
      void cache.invalidateQueries({ queryKey: keys.lines })
      break
    case 'connection.trouble':
      void cache.invalidateQueries({ queryKey: keys.lines })
      break
    case 'templates.changed':
      void cache.invalidateQueries({ queryKey: [...keys.templates, event.connectionId] })
      break
    case 'quick-replies.changed':
      void cache.invalidateQueries({ queryKey: keys.quickReplies })
      break
    case 'vocabulary.changed':
      void cache.invalidateQueries({ queryKey: keys.intents })
      break
    case 'flows.changed':
      void cache.invalidateQueries({ queryKey: keys.flows })
      break
    case 'schedules.changed':
      void cache.invalidateQueries({ queryKey: keys.schedules })
      break
    case 'schedule.failed':
      // Who wrote it is told so; the list reads again by the event beside this one.
      break
    case 'surveys.changed':
      void cache.invalidateQueries({ queryKey: keys.surveys })
      break
    case 'telephony.changed':
      void cache.invalidateQueries({ queryKey: keys.telephony })
      break
    case 'ratings.changed':
      void cache.invalidateQueries({ queryKey: keys.ratings })
      break
    case 'group.changed':
      changeDesk(cache, (desk) => ({ ...desk, groups: put(desk.groups, event.group) }))
      askAgainByGroup(cache)
      break
    case 'group.removed':
      changeDesk(cache, (desk) => ({
        ...desk,
        groups: desk.groups.filter((it) => it.id !== event.groupId),
      }))
      askAgainByGroup(cache)
      break
    case 'tag.changed':
      changeDesk(cache, (desk) => ({ ...desk, tags: put(desk.tags, event.tag) }))
      break
    case 'tag.removed':
      changeDesk(cache, (desk) => ({
        ...desk,
        tags: desk.tags.filter((it) => it.id !== event.tagId),
      }))
      break
    case 'view.changed':
      changeDesk(cache, (desk) => ({ ...desk, views: put(desk.views, event.view) }))
      void cache.invalidateQueries({ queryKey: keys.viewCounts })
      break
    case 'view.removed':
      changeDesk(cache, (desk) => ({
        ...desk,
        views: desk.views.filter((it) => it.id !== event.viewId),
      }))
      break
    case 'account.changed':
      changeDesk(cache, (desk) => ({ ...desk, me: { ...desk.me, account: event.account } }))
      break
    case 'me.changed':
      changeDesk(cache, (desk) => ({ ...desk, me: withMine(event.me, desk.me) }))
      break
    case 'rights.changed':
      forgetTheUnseen(cache)
      void cache.invalidateQueries()
      break
    default:
      event satisfies never
  }
}

/** Drops what is on no screen, since it may be old or not ours to see any more. */
export function forgetTheUnseen(cache: QueryClient): void {
  cache.removeQueries({ queryKey: keys.lists, type: 'inactive' })
  cache.removeQueries({ queryKey: keys.conversations, type: 'inactive' })
  cache.removeQueries({ queryKey: keys.cards, type: 'inactive' })
}

/** Whose conversations a list by groups shows, changed: only the server knows those that came in. */
function askAgainByGroup(cache: QueryClient): void {
  void cache.invalidateQueries({
    queryKey: keys.lists,
    predicate: ({ queryKey }) => {
      const { filters, in: field } = queryIn(queryKey)
      return filters.groups.length > 0 || field === 'group'
    },
  })
}

/** A conversation as it is now, in every list and in its own pane. */
export function changeConversation(cache: QueryClient, item: Conversation): void {
  if (isOvertaken(item, item.id)) return
  noteGone(cache, item.id, false)
  if (item.state !== 'waiting') noteRinging(cache, item.id, null)
  placeEverywhere(cache, item)
  const before = cache.getQueryData<ConversationView>(keys.conversation(item.id))
  changeView(cache, item.id, (view) => ({
    ...view,
    conversation: item,
    tickets: put(view.tickets, item.ticket),
  }))
  if (before && bearing(before.conversation) !== bearing(item)) openAgain(cache, item.id)
}

/** A message as it is now, where it stands. */
export function changeMessage(cache: QueryClient, message: Message): void {
  if (isOvertaken(message, message.conversationId)) return
  // Held as a copy: what is shown again after a refusal is no answer any more.
  const now = { ...message }
  changeView(cache, message.conversationId, (view) => ({
    ...view,
    messages: replaceMessage(view.messages, now),
  }))
}

function openAgain(cache: QueryClient, id: string): void {
  void cache.invalidateQueries({ queryKey: keys.conversation(id), exact: true })
}

/** An answer that has just come in, with what happened while it was on its way. */
export function brought(
  cache: QueryClient,
  view: ConversationView,
  changes: readonly ViewChange[],
): ConversationView {
  const now = changes.reduce((it, change) => change(it), view)
  const { id } = now.conversation
  if (bearing(view.conversation) !== bearing(now.conversation)) {
    setTimeout(() => openAgain(cache, id))
  }
  return now
}

/** What decides which actions the server allows: when it changes, we ask again. */
function bearing(item: Conversation): string {
  const { state, owner, department, archived, snoozed, ended, superseded } = item
  const { collaborators, helping, contact, connection } = item
  return [
    state,
    owner,
    department,
    archived,
    snoozed,
    ended,
    superseded,
    collaborators,
    helping,
    contact.blocked,
    connection.id,
  ].join('|')
}

/** What the customer wants to get may be shown in other conversations of theirs as well. */
function isWish({ content }: Message): boolean {
  return (
    content.type === 'activity' && (content.what === 'opted-out' || content.what === 'opted-in')
  )
}

/** Somebody cleared the conversation: which of the messages we hold are still there, only the server knows. */
function isClearing({ content }: Message): boolean {
  return content.type === 'activity' && content.what === 'cleared'
}

/** Holds none of its messages any more until they have been fetched again. */
export function startAfresh(cache: QueryClient, id: string): void {
  changeView(cache, id, (view) => ({
    ...view,
    messages: [],
    hasOlder: false,
    hasNewer: false,
  }))
  openAgain(cache, id)
}

/** How far this person has read, from any of their windows. */
export function moveSeen(cache: QueryClient, conversationId: string, seen: Seen): void {
  noteSeen(cache, { [conversationId]: seen })
  const view = cache.getQueryData<ConversationView>(keys.conversation(conversationId))
  const item = view?.conversation ?? findRow(cache, conversationId)
  if (item) placeEverywhere(cache, item)
}

/** We may no longer see it: out of every list; its pane says so. */
export function removeConversation(cache: QueryClient, id: string): void {
  noteGone(cache, id, true)
  noteForLists(id, null)
  noteRinging(cache, id, null)
  eachList(cache, (pages) => withoutRow(pages, id))
  removeFromBoards(cache, id)
}

/** Folds into the lists what happened while one of them was fetched. */
export function catchUp(cache: QueryClient, news: News): void {
  for (const [id, item] of news) {
    if (typeof item === 'function') changeRows(cache, id, item)
    else if (item) placeEverywhere(cache, item)
    else {
      eachList(cache, (pages) => withoutRow(pages, id))
      removeFromBoards(cache, id)
    }
  }
}

export function changeContact(cache: QueryClient, contact: Contact): void {
  const rename = (item: Conversation): Conversation =>
    item.contact.id === contact.id
      ? {
          ...item,
          contact: cardOf(contact),
        }
      : item
  eachList(cache, (pages) => ({
    ...pages,
    pages: pages.pages.map((page) => ({ ...page, items: page.items.map(rename) })),
  }))
  changeAddressBook(cache, contact)
  changeViews(cache, (view) =>
    view.contact.id === contact.id && view.contact.version <= contact.version
      ? { ...view, contact, conversation: rename(view.conversation) }
      : view,
  )
}

/** The contact as it is now where it stands in the address book, and on its card. */
function changeAddressBook(cache: QueryClient, contact: Contact): void {
  const renew = (held: Contact) =>
    held.id === contact.id && held.version <= contact.version ? contact : held
  cache.setQueryData<Contact>(keys.contact(contact.id), (held) => held && renew(held))
  for (const [key, pages] of cache.getQueriesData<{ pages: ContactPage[] }>({
    queryKey: keys.contacts,
  })) {
    if (!pages) continue
    cache.setQueryData(key, {
      ...pages,
      pages: pages.pages.map((page) => ({ ...page, items: page.items.map(renew) })),
    })
  }
}

function placeEverywhere(cache: QueryClient, item: Conversation): void {
  const desk = cache.getQueryData<Bootstrap>(keys.bootstrap)
  if (!desk) return
  const { id: me, departments } = desk.me.agent
  const seen = seenOf(cache, item.id)
  noteForLists(item.id, item)
  eachList(cache, (pages, query) => placeRow(pages, query, item, { me, departments, seen, desk }))
  placeOnBoards(cache, item)
}

function withTick(
  item: Conversation,
  upTo: number,
  status: NonNullable<Message['status']>,
): Conversation {
  const last = item.lastMessage
  if (!last?.status || last.direction !== 'out' || last.seq > upTo) return item
  return { ...item, lastMessage: { ...last, status: furthest(last.status, status) } }
}

function cardOf({ id, name, photo, tags, wallet, block }: Contact): ContactCard {
  const blocked = block != null
  return { id, name, tags, wallet, blocked, ...(photo === undefined ? {} : { photo }) }
}

/**
 * Myself as the server knows me, but for what I have just set and it does not know yet. What this
 * window looks at stays its own: two windows may well stand at different tabs.
 */
function withMine(news: Me, held: Me): Me {
  if (unsavedPreferences.any()) return { ...news, preferences: held.preferences }
  const { tab, scope, kind, filters } = held.preferences.inbox
  const inbox = { ...news.preferences.inbox, tab, scope, kind, filters }
  return { ...news, preferences: { ...news.preferences, inbox } }
}

function put<Thing extends { id: string }>(things: readonly Thing[], thing: Thing): Thing[] {
  return things.some((it) => it.id === thing.id)
    ? things.map((it) => (it.id === thing.id ? thing : it))
    : [...things, thing]
}
