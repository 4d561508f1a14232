import { queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api'

/** What routing decided about a conversation, newest first. */
export function routingQuery(id: string) {
  return queryOptions({
    queryKey: ['service', 'routing', id],
    queryFn: ({ signal }) =>
      api.get('/conversations/{conversationId}/routing', {
        path: { conversationId: id },
        signal,
      }),
    staleTime: 0,
  })
}

/** Where its tickets stood, and who looked. */
export function historyQuery(id: string) {
  return queryOptions({
    queryKey: ['service', 'history', id],
    queryFn: ({ signal }) =>
      api.get('/conversations/{conversationId}/history', {
        path: { conversationId: id },
        signal,
      }),
    staleTime: 0,
  })
}
