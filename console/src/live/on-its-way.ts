import { whenAsked } from '@/lib/api'
import type { Conversation } from '@/lib/schemas'
import type { ConversationView } from './view'

export type RowChange = (item: Conversation) => Conversation
export type ViewChange = (view: ConversationView) => ConversationView

/** How a conversation is now, null for one that we may no longer see, or what changed in it. */
type Change = Conversation | RowChange | null

/** What became of conversations meanwhile. */
export type News = ReadonlyMap<string, Change>

const underWay = new Set<Map<string, Change>>()

/** Remembers a change for every list that is being fetched: its answer may be older than this. */
export function noteForLists(id: string, change: Change): void {
  for (const news of underWay) news.set(id, after(news.get(id), change))
}

function after(before: Change | undefined, change: Change): Change {
  if (typeof change !== 'function' || before === undefined) return change
  if (typeof before === 'function') return (item) => change(before(item))
  return before && change(before)
}

/** Fetches something, and tells what became of conversations before it was there. */
export async function withNews<Answer>(
  fetch: () => Promise<Answer>,
): Promise<{ answer: Answer; news: News }> {
  const news = new Map<string, Change>()
  underWay.add(news)
  try {
    return { answer: await fetch(), news }
  } finally {
    underWay.delete(news)
  }
}

const opening = new Set<{ id: string; changes: ViewChange[] }>()

/** Remembers a change for everybody who is opening this conversation (any, without an id). */
export function noteForViews(change: ViewChange, id?: string): void {
  for (const it of opening) if (id === undefined || it.id === id) it.changes.push(change)
}

/** Opens a conversation, and tells what happened in it before the answer was there. */
export async function withChanges<Answer>(
  id: string,
  fetch: () => Promise<Answer>,
): Promise<{ answer: Answer; changes: readonly ViewChange[] }> {
  const mine = { id, changes: [] }
  opening.add(mine)
  try {
    return { answer: await fetch(), changes: mine.changes }
  } finally {
    opening.delete(mine)
  }
}

/** No call takes so long that so many conversations change meanwhile. */
const MOST_TOLD = 2_000

const told = new Map<string, number>()

/** Remembers that the socket has just told how this conversation stands. */
export function noteTold(id: string): void {
  told.delete(id)
  told.set(id, performance.now())
  const [oldest] = told.size > MOST_TOLD ? told.keys() : []
  if (oldest !== undefined) told.delete(oldest)
}

/**
 * Whether this answers a call that was made before the socket last told how its conversation stands.
 * What the call did is told there as well, in its turn: the answer may be older than what is shown.
 */
export function isOvertaken(answer: object, conversationId: string): boolean {
  const at = whenAsked(answer)
  const heard = told.get(conversationId)
  return at !== undefined && heard !== undefined && heard >= at
}
