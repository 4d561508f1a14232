import type { Conversation, ConversationKind, Order, Scope, Seen, Tab } from '@/lib/schemas'

/** What a list shows. It is the list's name in the cache and the question to the server. */
export interface ListQuery {
  tab: Tab
  scope: Scope
  kind: ConversationKind
  archived: boolean
  snoozed: boolean
  unread: boolean
  departments: readonly string[]
  owners: readonly string[]
  connections: readonly string[]
  order: Order
  q: string
}

/** What must be known besides the item to tell whether it belongs in a list. */
export interface Onlooker {
  me: string
  departments: readonly string[]
  seen: Seen | undefined
}

/** How many customer messages this person has not seen. */
export function unreadCount(item: Conversation, seen: Seen | undefined): number {
  return Math.max(0, item.incoming - (seen?.incoming ?? 0))
}

/** The server's rule, said again here so that a row moves the moment the event arrives. */
export function belongs(item: Conversation, query: ListQuery, onlooker: Onlooker): boolean {
  const within = <Value>(chosen: readonly Value[], value: Value | null | undefined) =>
    chosen.length === 0 || (value !== null && value !== undefined && chosen.includes(value))
  return (
    tabOf(item) === query.tab &&
    item.kind === query.kind &&
    onShelf(item, query) &&
    inScope(item, query.scope, onlooker) &&
    within(query.departments, item.department) &&
    within(query.owners, item.owner) &&
    within(query.connections, item.connection.id) &&
    (!query.unread || item.markedUnread || unreadCount(item, onlooker.seen) > 0)
  )
}

/** The main view, or what left it: what is archived is not among what was put off. */
function onShelf(item: Conversation, query: ListQuery): boolean {
  if (query.archived || item.archived) return query.archived && item.archived
  return query.snoozed === item.snoozed
}

/** Which of the tabs holds an item. Whom a bot serves waits as well, until bots have a tab. */
export function tabOf(item: Conversation): Tab {
  switch (item.state) {
    case 'triage':
    case 'waiting':
      return 'waiting'
    case 'attending':
      return 'attending'
    case 'resolved':
    case 'closed':
      return 'resolved'
    default:
      item.state satisfies never
      return 'resolved'
  }
}

function inScope(item: Conversation, scope: Scope, { me, departments }: Onlooker): boolean {
  switch (scope) {
    case 'all':
      return true
    case 'mine':
      return item.owner === me
    case 'departments':
      return !item.department || departments.includes(item.department)
    default:
      scope satisfies never
      return false
  }
}

/**
 * Below zero when `a` stands above `b`, by the server's order: what is marked unread on top whichever
 * way the list runs, then those who wait by their place in the queue and all others by their last
 * activity.
 */
export function compareItems(a: Conversation, b: Conversation, query: ListQuery): number {
  if (a.markedUnread !== b.markedUnread) return a.markedUnread ? -1 : 1
  const [one, other] = [keyOf(a, query), keyOf(b, query)]
  const isBefore = one === other ? a.id < b.id : one < other
  return isBefore === (query.order === 'oldest') ? -1 : 1
}

/** Without its Z, a time with fewer digits sorts before one with more, as texts do. */
function keyOf(item: Conversation, { tab }: ListQuery): string {
  return (tab === 'waiting' ? item.queuedAt : item.lastActivityAt).replace('Z', '')
}
