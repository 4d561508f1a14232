import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { Bootstrap, Conversation } from '@/lib/schemas'
import { keys } from './keys'
import type { ListQuery } from './list-query'
import type { ListPages } from './lists'
import { noteForLists, noteForViews, type RowChange, type ViewChange } from './on-its-way'
import type { ConversationView } from './view'

/*
 * What we hold of the desk, and how it is changed where it stands: whoever folds events into it, and
 * whoever shows at once what they have just done.
 */

/** Changes a conversation where it is open, or about to be. */
export function changeView(cache: QueryClient, id: string, change: ViewChange): void {
  noteForViews(change, id)
  cache.setQueryData<ConversationView>(keys.conversation(id), (view) => view && change(view))
}

/** Changes every conversation that is open, or about to be. */
export function changeViews(cache: QueryClient, change: ViewChange): void {
  noteForViews(change)
  cache.setQueriesData<ConversationView>(
    { queryKey: keys.conversations },
    (view) => view && change(view),
  )
}

export function changeDesk(cache: QueryClient, change: (desk: Bootstrap) => Bootstrap): void {
  cache.setQueryData<Bootstrap>(keys.bootstrap, (desk) => desk && change(desk))
}

/** Changes a row where it stands, in every list that shows it. */
export function changeRows(cache: QueryClient, id: string, change: RowChange): void {
  noteForLists(id, change)
  eachList(cache, (pages) =>
    pages.pages.some((page) => page.items.some((item) => item.id === id))
      ? {
          ...pages,
          pages: pages.pages.map((page) => ({
            ...page,
            items: page.items.map((item) => (item.id === id ? change(item) : item)),
          })),
        }
      : pages,
  )
}

export function eachList(
  cache: QueryClient,
  change: (pages: ListPages, query: ListQuery) => ListPages,
): void {
  for (const [key, pages] of cache.getQueriesData<ListPages>({ queryKey: keys.lists })) {
    if (pages) cache.setQueryData(key, change(pages, queryIn(key)))
  }
}

/** The question is the second part of a list's name. */
export function queryIn(key: readonly unknown[]): ListQuery {
  return key[1] as ListQuery
}

export function findRow(cache: QueryClient, id: string): Conversation | undefined {
  return findIn(cache, keys.lists, id)
}

/** A conversation as one of the lists of that name has it, page by page. */
export function findIn(
  cache: QueryClient,
  queryKey: QueryKey,
  id: string,
): Conversation | undefined {
  type Pages = { pages: { items: readonly Conversation[] }[] }
  for (const [, held] of cache.getQueriesData<Pages>({ queryKey })) {
    for (const page of held?.pages ?? []) {
      const found = page.items.find((it) => it.id === id)
      if (found) return found
    }
  }
  return undefined
}
