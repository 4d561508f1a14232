import { queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { keys } from './keys'

/** What customers may want, with the phrases by which it is known. The live socket tells when it is old. */
export const intentsQuery = queryOptions({
  queryKey: keys.intents,
  queryFn: ({ signal }) => api.get('/intents', { signal }),
  select: ({ items }) => items,
  staleTime: Number.POSITIVE_INFINITY,
})
