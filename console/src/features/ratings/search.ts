import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Inquiry, SurveyScale } from '@/lib/schemas'
import { dayAfter, momentOf, wallAt } from '@/lib/wall-clock'
import type { InquiriesQuery, RatingsQuery } from '@/live/surveys'
import { BANDS, type Band } from '@/ui/score-tone'

export const KINDS = ['nps', 'csat', 'thumbs'] as const satisfies readonly SurveyScale[]

export const STATES = [
  'answered',
  'open',
  'expired',
  'failed',
] as const satisfies readonly Inquiry['state'][]

/** How many days are looked at while nobody chose. */
const USUAL_DAYS = 30

/** What of the page stands in the address; days as the fields hold them. */
export interface RatingsSearch {
  kind?: SurveyScale
  from?: string
  until?: string
  agents?: string[]
  departments?: string[]
  state?: Inquiry['state']
  band?: Band
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Reads the address at the edge; anything that is not ours falls away. */
export function readRatingsSearch(raw: Record<string, unknown>): RatingsSearch {
  const search: RatingsSearch = {}
  const kind = KINDS.find((it) => it === raw.kind)
  if (kind) search.kind = kind
  for (const name of ['from', 'until'] as const) {
    const day = raw[name]
    if (typeof day === 'string' && DAY.test(day)) search[name] = day
  }
  for (const name of ['agents', 'departments'] as const) {
    const value = raw[name]
    const ids = Array.isArray(value) ? value.filter((it) => typeof it === 'string') : []
    if (ids.length > 0) search[name] = ids
  }
  const state = STATES.find((it) => it === raw.state)
  if (state) search.state = state
  const band = (['favourable', 'neutral', 'unfavourable'] as const).find((it) => it === raw.band)
  if (band) search.band = band
  return search
}

const route = getRouteApi('/desk/ratings')

/** What the page shows: whole days of the account's zone, the last one included. */
export function useRatingsSearch() {
  const { kind, from, until, agents, departments, state, band } = route.useSearch()
  const today = wallAt(Date.now()).slice(0, 10)
  return {
    kind: kind ?? 'nps',
    from: from ?? dayAfter(momentOf(`${today}T12:00`), 1 - USUAL_DAYS),
    until: until ?? today,
    agents: agents ?? [],
    departments: departments ?? [],
    state: state ?? null,
    band: band ?? null,
  }
}

export type RatingsView = ReturnType<typeof useRatingsSearch>

/** What the server is asked for it. */
export function useRatingsQueries(): { figures: RatingsQuery; list: InquiriesQuery } {
  const { kind, from, until, agents, departments, state, band } = useRatingsSearch()
  return useMemo(() => {
    const figures = {
      agents,
      departments,
      from: new Date(momentOf(`${from}T00:00`)).toISOString(),
      until: new Date(momentOf(`${dayAfter(momentOf(`${until}T12:00`), 1)}T00:00`)).toISOString(),
    }
    const scores = band ? BANDS[kind][band] : null
    const list = {
      ...figures,
      kinds: [kind],
      states: state ? [state] : [],
      least: scores?.[0] ?? null,
      most: scores?.[1] ?? null,
    }
    return { figures, list }
  }, [kind, from, until, agents, departments, state, band])
}

/** Narrows to something else; undefined takes a wish back. */
export function useNarrow(): (
  change: {
    [Name in keyof RatingsSearch]: RatingsSearch[Name] | undefined
  },
) => void {
  const navigate = useNavigate()
  return (change) =>
    void navigate({
      to: '/ratings',
      search: (held) => readRatingsSearch({ ...held, ...change }),
      replace: true,
    })
}
