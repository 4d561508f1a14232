import { queryOptions } from '@tanstack/react-query'
import { type Answer, api } from '@/lib/api'
import { indexed } from '@/lib/quick-reply'
import { keys } from './keys'

/**
 * The quick replies that this person may use, ready to be searched. Fetched once somebody is about to
 * write; the live socket tells when it is old.
 */
export const quickRepliesQuery = queryOptions({
  queryKey: keys.quickReplies,
  queryFn: ({ signal }) => api.get('/quick-replies', { signal }),
  select: searchable,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
})

function searchable({ items }: Answer<'get', '/quick-replies'>) {
  return indexed(items)
}
