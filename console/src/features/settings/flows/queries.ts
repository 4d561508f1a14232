import { queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { keys } from '@/live/keys'

/** A flow with its draft, as it is now: what others write meanwhile is seen when it is opened. */
export function flowQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.flows, 'one', id] as const,
    queryFn: ({ signal }) => api.get('/flows/{flowId}', { path: { flowId: id }, signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  })
}

/** Which flow receives the new tickets of each connection. */
export const doorsQuery = queryOptions({
  queryKey: [...keys.flows, 'doors'] as const,
  queryFn: ({ signal }) => api.get('/flow-doors', { signal }),
  select: ({ items }) => items,
})

/** What lets a flow begin by itself. */
export function triggerQuery(id: string) {
  return queryOptions({
    queryKey: [...keys.flows, 'trigger', id] as const,
    queryFn: ({ signal }) => api.get('/flows/{flowId}/trigger', { path: { flowId: id }, signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  })
}

/** The connections on which customers' messages may let flows begin. */
export const listenersQuery = queryOptions({
  queryKey: [...keys.flows, 'listeners'] as const,
  queryFn: ({ signal }) => api.get('/flow-listeners', { signal }),
  select: ({ items }) => items,
})
