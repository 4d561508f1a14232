import { QueryClient } from '@tanstack/react-query'
import { asProblem } from '@/lib/problem'

/** Server state. Only what may pass by itself (network, 5xx) is tried again, twice. */
export function makeQueryClient(): QueryClient {
  const cache = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (count, failure) => count < 2 && asProblem(failure).isPassing,
      },
      mutations: { networkMode: 'always' },
    },
  })
  askOnceMore(cache)
  return cache
}

/**
 * What becomes old while it is being read for the first time is read once more. The library starts
 * anew only what it holds already, and would take the answer on its way for a fresh one.
 */
function askOnceMore(cache: QueryClient): void {
  cache.getQueryCache().subscribe((told) => {
    if (told.type !== 'updated' || told.action.type !== 'invalidate') return
    const { queryKey, state, promise } = told.query
    if (state.data !== undefined || state.fetchStatus !== 'fetching') return
    const again = () => cache.invalidateQueries({ queryKey, exact: true })
    void promise?.then(again, () => {})
  })
}
