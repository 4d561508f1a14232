import { queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { useMe } from './bootstrap'
import { keys } from './keys'

/** The chatbot's flows, by name. The live socket tells when it is old. */
export const flowsQuery = queryOptions({
  queryKey: keys.flows,
  queryFn: ({ signal }) => api.get('/flows', { signal }),
  select: ({ items }) => items,
  staleTime: Number.POSITIVE_INFINITY,
})

/** Whether this account has a chatbot at all. */
export function useHasChatbot(): boolean {
  return useMe().account.modules.includes('chatbot')
}
