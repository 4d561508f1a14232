import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { Filters, SearchField, Standing, Tab } from '@/lib/schemas'
import { useModule } from '@/live/bootstrap'
import type { ListQuery } from '@/live/list-query'
import { usePreferences, useSetInboxPreferences } from '@/live/preferences'

/** What of the list stands in the address: what one searches for and what is marked. */
export interface InboxSearch {
  q?: string
  /** Where to search; without it, names, numbers and messages. */
  in?: SearchField
  /** The message a search hit leads to. */
  at?: number
  /** Only looking: it is neither taken nor marked as read. */
  look?: boolean
}

const FIELDS = ['name', 'number', 'company', 'department', 'owner', 'group'] as const

/** Reads the address at the edge; anything that is not ours falls away. */
export function readSearch(raw: Record<string, unknown>): InboxSearch {
  const search: InboxSearch = {}
  if (typeof raw.q === 'string' && raw.q !== '') search.q = raw.q
  if (typeof raw.q === 'number') search.q = String(raw.q)
  const field = FIELDS.find((it) => it === raw.in)
  if (field) search.in = field
  if (typeof raw.at === 'number') search.at = raw.at
  if (raw.look === true) search.look = true
  return search
}

const route = getRouteApi('/desk/conversations')

/** The question the list asks: the person's remembered choices and what the address says. */
export function useListQuery(): ListQuery {
  const { q = '' } = route.useSearch()
  const field = useSearchField()
  const { tab, scope, kind, order, filters } = usePreferences().inbox
  const offered = useStatuses(tab)
  const hasFunnels = useModule('funnel')
  return {
    tab,
    scope: isOfFour(tab) ? 'all' : scope,
    kind,
    order: order[tab],
    filters: applicable(hasFunnels ? filters : { ...filters, stages: [] }, offered),
    q,
    in: q === '' ? 'any' : field,
  }
}

/** Where the next search looks: what was chosen, where this tab offers it. */
export function useSearchField(): SearchField {
  const { in: chosen = 'any' } = route.useSearch()
  const { tab } = usePreferences().inbox
  return fieldsOf(tab).includes(chosen) ? chosen : 'any'
}

/** Where one may search in a tab: by whoever has it only where somebody may have it. */
export function fieldsOf(tab: Tab): readonly SearchField[] {
  const always = ['any', 'name', 'number', 'company', 'department'] as const
  return tab === 'attending' || tab === 'progress' ? [...always, 'owner', 'group'] : always
}

/** The statuses that divide a tab; the others are of one status, so there is nothing to choose. */
function statusesOf(tab: Tab): readonly Standing[] {
  switch (tab) {
    case 'waiting':
      return ['triage', 'waiting']
    case 'attending':
    case 'mine':
      return ['waiting-customer', 'waiting-agent']
    case 'progress':
      return ['triage', 'waiting', 'waiting-customer', 'waiting-agent']
    default:
      return []
  }
}

/** The same, where the account steers its service. */
export function useStatuses(tab: Tab): readonly Standing[] {
  return useModule('service') ? statusesOf(tab) : []
}

/** Statuses that are not offered narrow nothing there, and hold again where they are. */
function applicable(filters: Filters, offered: readonly Standing[]): Filters {
  return { ...filters, statuses: filters.statuses.filter((it) => offered.includes(it)) }
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

/** Changes some filters; they are remembered for this person. */
export function useSetFilters(): (change: Partial<Filters>) => void {
  const { filters } = usePreferences().inbox
  const set = useSetInboxPreferences()
  return (change) => set({ filters: { ...filters, ...change } })
}

/** How many filters are on, for the funnel's badge. */
export function countFilters(filters: Filters): number {
  return Object.entries(filters).filter(([name, value]) =>
    Array.isArray(value) ? value.length > 0 : name !== 'tagMode' && value,
  ).length
}

export const TABS = ['waiting', 'attending', 'resolved'] as const satisfies readonly Tab[]

/** The view that comes with Prosa for teams that work from an inbox. */
export const FOUR = ['inbox', 'mine', 'progress', 'closed'] as const satisfies readonly Tab[]

export function isOfFour(tab: Tab): boolean {
  return FOUR.some((it) => it === tab)
}

/** The same list without what held for one conversation only: the message a search hit led to, and looking. */
export function withoutHit({ at: _, look: __, ...search }: InboxSearch): InboxSearch {
  return search
}
