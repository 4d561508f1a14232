import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ScheduleState } from '@/lib/schemas'
import type { SchedulesQuery } from '@/live/schedules'

/** The states as one looks for them; what is on its way is still to come. */
export const SHOWN = {
  pending: ['pending', 'sending'],
  sent: ['sent'],
  failed: ['failed'],
  cancelled: ['cancelled'],
} as const satisfies Record<string, readonly ScheduleState[]>

export type Shown = keyof typeof SHOWN

/** What of the page stands in the address. */
export interface SchedulesSearch {
  q?: string
  show?: Shown
}

/** Reads the address at the edge; anything that is not ours falls away. */
export function readSchedulesSearch(raw: Record<string, unknown>): SchedulesSearch {
  const search: SchedulesSearch = {}
  if (typeof raw.q === 'string' && raw.q !== '') search.q = raw.q
  if (typeof raw.q === 'number') search.q = String(raw.q)
  const show = Object.keys(SHOWN).find((it): it is Shown => it === raw.show)
  if (show) search.show = show
  return search
}

const route = getRouteApi('/desk/schedules')

export function useSchedulesSearch(): { q: string; show: Shown | null } {
  const { q, show } = route.useSearch()
  return { q: q ?? '', show: show ?? null }
}

export function useSchedulesQuery(): SchedulesQuery {
  const { q, show } = useSchedulesSearch()
  return { q, states: show ? SHOWN[show] : [] }
}

export function useSetSchedulesSearch(): (change: {
  q?: string
  show?: Shown | undefined
}) => void {
  const navigate = useNavigate()
  return (change) =>
    void navigate({
      to: '/schedules',
      search: (held) => readSchedulesSearch({ ...held, ...change }),
      replace: true,
    })
}
