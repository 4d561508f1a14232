import type { QueryClient } from '@tanstack/react-query'
import type { CardPage, Conversation } from '@/lib/schemas'
import { findIn } from './held'
import { keys } from './keys'
import { placeIn, withoutRow } from './lists'

/** So long may pass until the sums of a board follow what happened on it. */
const SOON = 400

/** A column: who stands on a stage, whose contact has a tag, or has none. */
export interface Column {
  by: 'stage' | 'tag' | 'untagged'
  id: string
}

/** The column of those without a tag; no tag has such an id. */
export const UNTAGGED = 'untagged'

type Cards = { pages: CardPage[]; pageParams: unknown[] }

/** Folds a changed conversation into the columns that are held: in its place, or out. */
export function placeOnBoards(cache: QueryClient, item: Conversation): void {
  const held = heldCard(cache, item.id)
  const isChanged = eachColumn(cache, (cards, column) =>
    belongs(item, column)
      ? placeIn(cards, item, (other) => compareCards(item, other, column) < 0)
      : withoutRow(cards, item.id),
  )
  const isNews = held ? sumOf(held) !== sumOf(item) : isChanged || item.cards.length > 0
  if (!isNews) return
  askTotalsSoon(cache)
  void cache.invalidateQueries({ queryKey: [...keys.cardSteps, item.id] })
}

/** A card as one of the columns has it. */
export function heldCard(cache: QueryClient, id: string): Conversation | undefined {
  return findIn(cache, keys.cards, id)
}

/** What of a card enters the sums. */
function sumOf({ cards, contact, ticket }: Conversation): string {
  return JSON.stringify([cards, contact.tags, ticket.value])
}

/** It is not ours to see any more. */
export function removeFromBoards(cache: QueryClient, id: string): void {
  if (eachColumn(cache, (cards) => withoutRow(cards, id))) askTotalsSoon(cache)
}

/** A board is not what it was: where its cards are now, only the server knows. */
export function askBoardsAgain(cache: QueryClient): void {
  for (const queryKey of [keys.cards, keys.cardTotals, keys.cardSteps, keys.lists]) {
    void cache.invalidateQueries({ queryKey })
  }
  void cache.invalidateQueries({ queryKey: keys.conversations })
}

function belongs({ cards, contact, superseded }: Conversation, { by, id }: Column): boolean {
  if (by === 'stage') return cards.some((it) => it.stage === id)
  return !superseded && (by === 'tag' ? contact.tags.includes(id) : contact.tags.length === 0)
}

/** Below zero when `a` stands above `b`: who came last is on top, or whose contact is the newest. */
function compareCards(a: Conversation, b: Conversation, column: Column): number {
  const [one, other] = [keyOf(a, column), keyOf(b, column)]
  if (one !== other) return one > other ? -1 : 1
  return a.id > b.id ? -1 : 1
}

/** Without its Z, a time with fewer digits sorts before one with more, as texts do. */
function keyOf({ cards, contact }: Conversation, { by, id }: Column): string {
  if (by !== 'stage') return contact.id
  return cards.find((it) => it.stage === id)?.since.replace('Z', '') ?? ''
}

/** Whether any column is not as it was. */
function eachColumn(cache: QueryClient, change: (cards: Cards, column: Column) => Cards): boolean {
  let isChanged = false
  for (const [key, cards] of cache.getQueriesData<Cards>({ queryKey: keys.cards })) {
    if (!cards) continue
    const next = change(cards, key[1] as Column)
    if (next === cards) continue
    isChanged = true
    cache.setQueryData(key, next)
  }
  return isChanged
}

const asked = new WeakSet<QueryClient>()

/** Asks for the sums again in a moment: of many moves at once, once. */
function askTotalsSoon(cache: QueryClient): void {
  if (asked.has(cache)) return
  asked.add(cache)
  setTimeout(() => {
    asked.delete(cache)
    void cache.invalidateQueries({ queryKey: keys.cardTotals })
  }, SOON)
}
