import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { Tab } from '@/lib/schemas'
import type { ListQuery } from '@/live/list-query'
import { usePreferences } from '@/live/preferences'

/** What of the list stands in the address: what one would send to a colleague or come back to. */
export interface InboxSearch {
  q?: string
  archived?: boolean
  snoozed?: boolean
  unread?: boolean
  departments?: string[]
  owners?: string[]
  connections?: string[]
  /** The message a search hit leads to. */
  at?: number
  /** Only looking: it is neither taken nor marked as read. */
  look?: boolean
}

/** Reads the address at the edge; anything that is not ours falls away. */
export function readSearch(raw: Record<string, unknown>): InboxSearch {
  const many = (value: unknown) =>
    Array.isArray(value) ? value.filter((it): it is string => typeof it === 'string') : []
  const search: InboxSearch = {}
  if (typeof raw.q === 'string' && raw.q !== '') search.q = raw.q
  if (typeof raw.q === 'number') search.q = String(raw.q)
  if (raw.archived === true) search.archived = true
  if (raw.snoozed === true) search.snoozed = true
  if (raw.unread === true) search.unread = true
  if (typeof raw.at === 'number') search.at = raw.at
  if (raw.look === true) search.look = true
  for (const name of ['departments', 'owners', 'connections'] as const) {
    const values = many(raw[name])
    if (values.length > 0) search[name] = values
  }
  return search
}

const route = getRouteApi('/desk/conversations')

/** The question the list asks: the person's remembered choices and what the address says. */
export function useListQuery(): ListQuery {
  const search = route.useSearch()
  const { tab, scope, kind, order } = usePreferences().inbox
  return {
    tab,
    scope,
    kind,
    order: order[tab],
    archived: search.archived ?? false,
    snoozed: search.snoozed ?? false,
    unread: search.unread ?? false,
    departments: search.departments ?? [],
    owners: search.owners ?? [],
    connections: search.connections ?? [],
    q: search.q ?? '',
  }
}

/** Changes the address in place, whatever is open; an undefined value leaves it. */
export function useSetSearch(): (
  change: { [Name in keyof InboxSearch]?: InboxSearch[Name] | undefined },
) => void {
  const navigate = useNavigate()
  return useCallback(
    (change) => {
      void navigate({
        to: '.',
        search: (held: InboxSearch) => readSearch({ ...held, ...change }),
        replace: true,
      })
    },
    [navigate],
  )
}

/** How many filters are on, for the funnel's badge. */
export function countFilters(query: ListQuery): number {
  const lists = [query.departments, query.owners, query.connections]
  const switches = [query.archived, query.snoozed, query.unread]
  return lists.filter((it) => it.length > 0).length + switches.filter(Boolean).length
}

export const TABS = ['waiting', 'attending', 'resolved'] as const satisfies readonly Tab[]

/** The same list without what held for one conversation only: the message a search hit led to, and looking. */
export function withoutHit({ at: _, look: __, ...search }: InboxSearch): InboxSearch {
  return search
}
