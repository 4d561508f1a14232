import { QueryClient } from '@tanstack/react-query'
import { asProblem } from '@/lib/problem'

/** Server state. Only what may pass by itself (network, 5xx) is tried again, twice. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (count, failure) => count < 2 && asProblem(failure).isPassing,
      },
      mutations: { networkMode: 'always' },
    },
  })
}
