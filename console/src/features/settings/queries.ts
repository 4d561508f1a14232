import { queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api'

export const connectionsQuery = queryOptions({
  queryKey: ['settings', 'connections'],
  queryFn: ({ signal }) => api.get('/connections', { signal }),
})

/** Forgotten when left: a form always begins with what is true now. */
export function connectionQuery(id: string) {
  return queryOptions({
    queryKey: ['settings', 'connection', id],
    queryFn: ({ signal }) => api.get('/connections/{id}', { path: { id }, signal }),
    gcTime: 0,
  })
}

export function blocksQuery(id: string) {
  return queryOptions({
    queryKey: ['settings', 'blocks', id],
    queryFn: ({ signal }) =>
      api.get('/connections/{connectionId}/blocks', { path: { connectionId: id }, signal }),
  })
}

export const agentsQuery = queryOptions({
  queryKey: ['settings', 'agents'],
  queryFn: ({ signal }) => api.get('/agents', { signal }),
})

export const invitationsQuery = queryOptions({
  queryKey: ['settings', 'invitations'],
  queryFn: ({ signal }) => api.get('/invitations', { signal }),
})

export const departmentsQuery = queryOptions({
  queryKey: ['settings', 'departments'],
  queryFn: ({ signal }) => api.get('/departments', { signal }),
})

/** Forgotten when left, as [connectionQuery]. */
export const accountQuery = queryOptions({
  queryKey: ['settings', 'account'],
  queryFn: ({ signal }) => api.get('/account', { signal }),
  gcTime: 0,
})
