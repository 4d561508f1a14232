import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { LineState } from '@/lib/schemas'
import { keys } from './keys'

const WHILE_TROUBLED = 10_000
const WHILE_WELL = 30_000

/** How the connections stand that a provider carries. Live events tell when one gets into trouble. */
export const linesQuery = queryOptions({
  queryKey: keys.lines,
  queryFn: ({ signal }) => api.get('/lines', { signal }),
  // How many wait is told by no event.
  refetchInterval: ({ state }) =>
    state.data?.items.some((it) => it.trouble || it.queued > 0) ? WHILE_TROUBLED : WHILE_WELL,
})

/** How a connection stands; null for one that needs no provider, and until it is known. */
export function useLineState(connectionId: string, isCarried: boolean): LineState | null {
  const { data } = useQuery({ ...linesQuery, enabled: isCarried })
  return data?.items.find((it) => it.connectionId === connectionId) ?? null
}
