import type {
  Bootstrap,
  Conversation,
  ConversationKind,
  Filters,
  Order,
  Scope,
  SearchField,
  Seen,
  Standing,
  Tab,
} from '@/lib/schemas'

/** What a list shows. It is the list's name in the cache and the question to the server. */
export interface ListQuery {
  tab: Tab
  scope: Scope
  kind: ConversationKind
  filters: Filters
  order: Order
  q: string
  /** Where `q` is looked for. */
  in: SearchField
}

/** What a list asks when nothing is chosen. */
export const NO_FILTERS: Filters = {
  statuses: [],
  owners: [],
  unowned: false,
  departments: [],
  groups: [],
  connections: [],
  channels: [],
  tags: [],
  tagMode: 'any',
  stages: [],
  unread: false,
  archived: false,
  snoozed: false,
}

/** The names by which a list may be narrowed. */
export type Names = Pick<Bootstrap, 'agents' | 'departments' | 'groups'>

/** What must be known besides the item to tell whether it belongs in a list. */
export interface Onlooker {
  me: string
  departments: readonly string[]
  seen: Seen | undefined
  desk: Names
}

/** How many customer messages this person has not seen. */
export function unreadCount(item: Conversation, seen: Seen | undefined): number {
  return Math.max(0, item.incoming - (seen?.incoming ?? 0))
}

/** The server's rule, said again here so that a row moves the moment the event arrives. */
export function belongs(item: Conversation, query: ListQuery, onlooker: Onlooker): boolean {
  const { filters } = query
  const within = <Value>(chosen: readonly Value[], value: Value | null | undefined) =>
    chosen.length === 0 || (value !== null && value !== undefined && chosen.includes(value))
  return (
    statesOf(query.tab).includes(item.state) &&
    (query.tab !== 'mine' || item.owner === onlooker.me) &&
    item.kind === query.kind &&
    onShelf(item, filters) &&
    inScope(item, query.scope, onlooker) &&
    hasOwner(item, filters) &&
    within(membersOf(filters, onlooker.desk), item.owner) &&
    (filters.statuses.length === 0 || filters.statuses.some((it) => standsAs(item, it))) &&
    within(filters.departments, item.department) &&
    within(filters.connections, item.connection.id) &&
    within(filters.channels, item.connection.kind) &&
    hasTags(item, filters) &&
    (filters.stages.length === 0 || item.cards.some((it) => filters.stages.includes(it.stage))) &&
    (!filters.unread || item.markedUnread || unreadCount(item, onlooker.seen) > 0)
  )
}

/** The main view, or what left it: what is archived is not among what was put off. */
function onShelf(item: Conversation, filters: Filters): boolean {
  if (filters.archived || item.archived) return filters.archived && item.archived
  return filters.snoozed === item.snoozed
}

function hasOwner({ owner }: Conversation, { owners, unowned }: Filters): boolean {
  if (owners.length === 0 && !unowned) return true
  return owner ? owners.includes(owner) : unowned
}

/** Everybody in the chosen groups; nobody at all when those have no members. */
function membersOf({ groups }: Filters, desk: Names): readonly string[] {
  if (groups.length === 0) return []
  const members = desk.groups.filter((it) => groups.includes(it.id)).flatMap((it) => it.members)
  return members.length === 0 ? ['nobody'] : members
}

/** Whom one waits for is told by which person spoke last, which the server keeps (docs/rules.md, E44). */
function standsAs({ state, answered }: Conversation, standing: Standing): boolean {
  switch (standing) {
    case 'triage':
    case 'waiting':
      return state === standing
    case 'waiting-customer':
      return state === 'attending' && answered
    case 'waiting-agent':
      return state === 'attending' && !answered
    default:
      standing satisfies never
      return false
  }
}

function hasTags({ contact }: Conversation, { tags, tagMode }: Filters): boolean {
  if (tags.length === 0) return true
  const has = (id: string) => contact.tags.includes(id)
  switch (tagMode) {
    case 'all':
      return tags.every(has)
    case 'any':
      return tags.some(has)
    case 'none':
      return !tags.some(has)
    default:
      tagMode satisfies never
      return false
  }
}

/** Which states a tab holds. Whom a bot serves waits as well. */
export function statesOf(tab: Tab): readonly Conversation['state'][] {
  switch (tab) {
    case 'waiting':
      return ['triage', 'waiting']
    case 'inbox':
      return ['waiting']
    case 'attending':
    case 'mine':
      return ['attending']
    case 'progress':
      return ['triage', 'waiting', 'attending']
    case 'resolved':
    case 'closed':
      return ['resolved', 'closed']
    default:
      tab satisfies never
      return []
  }
}

/** Whether the words searched for are found in an item, as far as a screen can know. */
export function matches(item: Conversation, query: ListQuery, desk: Names): boolean | 'unknown' {
  const within = (...names: (string | undefined)[]) =>
    names.some((name) => name !== undefined && folded(name).includes(folded(query.q)))
  if (query.q === '') return true
  switch (query.in) {
    case 'any':
    case 'number':
    case 'company':
      return 'unknown'
    case 'name':
      return within(item.contact.name)
    case 'department':
      return within(desk.departments.find((it) => it.id === item.department)?.name)
    case 'owner': {
      const owner = desk.agents.find((it) => it.id === item.owner)
      return within(owner && `${owner.name} ${owner.displayName}`)
    }
    case 'group':
      return within(
        ...desk.groups
          .filter((it) => it.members.some((id) => id === item.owner))
          .map((it) => it.name),
      )
    default:
      query.in satisfies never
      return 'unknown'
  }
}

/** Without case and accents. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
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
function keyOf(item: Conversation, { tab, filters }: ListQuery): string {
  const isAside = filters.archived || filters.snoozed
  const isQueue = (tab === 'waiting' || tab === 'inbox') && !isAside
  return (isQueue ? item.queuedAt : item.lastActivityAt).replace('Z', '')
}
