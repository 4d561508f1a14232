import { queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { Account, Agent, Block, Connection, Department, Page } from '@/lib/schemas'

/** An invitation as the server lists it; the link comes once, with the answer that made it. */
export interface OpenInvitation {
  id: string
  email: string
  name: string
  profile: Agent['profile']
  departments: string[]
  link?: string | null
  createdAt: string
  expiresAt: string
}

export const connectionsQuery = queryOptions({
  queryKey: ['settings', 'connections'],
  queryFn: ({ signal }) => api.get<Page<Connection>>('/connections', undefined, signal),
})

/** Forgotten when left: a form always begins with what is true now. */
export function connectionQuery(id: string) {
  return queryOptions({
    queryKey: ['settings', 'connection', id],
    queryFn: ({ signal }) => api.get<Connection>(`/connections/${id}`, undefined, signal),
    gcTime: 0,
  })
}

export function blocksQuery(id: string) {
  return queryOptions({
    queryKey: ['settings', 'blocks', id],
    queryFn: ({ signal }) => api.get<Page<Block>>(`/connections/${id}/blocks`, undefined, signal),
  })
}

export const agentsQuery = queryOptions({
  queryKey: ['settings', 'agents'],
  queryFn: ({ signal }) => api.get<Page<Agent>>('/agents', undefined, signal),
})

export const invitationsQuery = queryOptions({
  queryKey: ['settings', 'invitations'],
  queryFn: ({ signal }) => api.get<Page<OpenInvitation>>('/invitations', undefined, signal),
})

export const departmentsQuery = queryOptions({
  queryKey: ['settings', 'departments'],
  queryFn: ({ signal }) => api.get<Page<Department>>('/departments', undefined, signal),
})

/** Forgotten when left, as [connectionQuery]. */
export const accountQuery = queryOptions({
  queryKey: ['settings', 'account'],
  queryFn: ({ signal }) => api.get<Account>('/account', undefined, signal),
  gcTime: 0,
})
