import type { InfiniteData } from '@tanstack/react-query'
import type { Conversation, ConversationPage } from '@/lib/schemas'
import {
  belongs,
  compareItems,
  type ListQuery,
  matches,
  type Onlooker,
  statesOf,
} from './list-query'

export type ListPages = InfiniteData<ConversationPage, unknown>

/** Pages of conversations, whatever else stands in them. */
type AnyPage = Pick<ConversationPage, 'items' | 'next'>
type Pages<Page extends AnyPage> = InfiniteData<Page, unknown>

/** The rows of all pages, each conversation once: a row that moved may stand in two pages. */
export function rowsOf<Page extends AnyPage>(data: Pages<Page>): Conversation[] {
  const rows = new Map<string, Conversation>()
  for (const page of data.pages) {
    for (const item of page.items) if (!rows.has(item.id)) rows.set(item.id, item)
  }
  return [...rows.values()]
}

/** Whether a search found it beyond the tab one looks at: messages are found in every state. */
export function isElsewhere(item: Conversation, query: ListQuery): boolean {
  if (query.q === '') return false
  return !statesOf(query.tab).includes(item.state) || item.archived !== query.filters.archived
}

/** Takes a row out of every page. */
export function withoutRow<Page extends AnyPage>(data: Pages<Page>, id: string): Pages<Page> {
  if (!data.pages.some((page) => page.items.some((item) => item.id === id))) return data
  return {
    ...data,
    pages: data.pages.map((page) => ({
      ...page,
      items: page.items.filter((item) => item.id !== id),
    })),
  }
}

/**
 * Puts a changed conversation where it belongs: in its place, or out. A place below what has been
 * loaded is left for the page that will bring it. What a search finds, only the server knows: there
 * a row is renewed in its place, and leaves when the tab or the filters no longer admit it, unless
 * the search is one of messages, which are found everywhere.
 */
export function placeRow(
  data: ListPages,
  query: ListQuery,
  item: Conversation,
  onlooker: Onlooker,
): ListPages {
  const isIn = belongs(item, query, onlooker)
  const isMatch = matches(item, query, onlooker.desk)
  if (isMatch === 'unknown') {
    return isIn || query.in === 'any' ? replaceRow(data, item) : withoutRow(data, item.id)
  }
  if (!isIn || !isMatch) return withoutRow(data, item.id)
  return placeIn(data, item, (other) => compareItems(item, other, query) < 0)
}

/** Puts a row before the first that it precedes, or at the end when nothing follows what is held. */
export function placeIn<Page extends AnyPage>(
  data: Pages<Page>,
  item: Conversation,
  precedes: (other: Conversation) => boolean,
): Pages<Page> {
  const without = withoutRow(data, item.id)
  for (const [index, page] of without.pages.entries()) {
    const place = page.items.findIndex(precedes)
    if (place >= 0) return insert(without, index, place, item)
  }
  const last = without.pages.length - 1
  const end = without.pages[last]
  if (!end || end.next) return without
  return insert(without, last, end.items.length, item)
}

function replaceRow(data: ListPages, item: Conversation): ListPages {
  return {
    ...data,
    pages: data.pages.map((page) => ({
      ...page,
      items: page.items.map((other) => (other.id === item.id ? item : other)),
    })),
  }
}

function insert<Page extends AnyPage>(
  data: Pages<Page>,
  page: number,
  place: number,
  item: Conversation,
): Pages<Page> {
  return {
    ...data,
    pages: data.pages.map((it, index) =>
      index === page ? { ...it, items: it.items.toSpliced(place, 0, item) } : it,
    ),
  }
}
