import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { Problem } from '@/lib/problem'
import { keys } from '@/live/keys'
import { type AuditFilter, askOf } from './audit/areas'

const itemsOf = <Item>({ items }: { items: readonly Item[] }) => items

export const connectionsQuery = queryOptions({
  queryKey: ['settings', 'connections'],
  queryFn: ({ signal }) => api.get('/connections', { signal }),
  select: itemsOf,
})

/** Forgotten when left: a form always begins with what is true now. */
export function connectionQuery(id: string) {
  return queryOptions({
    queryKey: ['settings', 'connection', id],
    queryFn: ({ signal }) => api.get('/connections/{id}', { path: { id }, signal }),
    gcTime: 0,
  })
}

/** A number of WhatsApp with what Meta calls it, forgotten when left as [connectionQuery]. */
export function numberQuery(id: string) {
  return queryOptions({
    queryKey: ['settings', 'number', id],
    queryFn: ({ signal }) =>
      api.get('/connections/{connectionId}/whatsapp', { path: { connectionId: id }, signal }),
    gcTime: 0,
  })
}

/** A connection of SMS, forgotten when left as [connectionQuery]. */
export function smsLineQuery(id: string) {
  return queryOptions({
    queryKey: ['settings', 'sms', id],
    queryFn: ({ signal }) =>
      api.get('/connections/{connectionId}/sms', { path: { connectionId: id }, signal }),
    gcTime: 0,
  })
}

/** How Typebot takes part. */
export const typebotQuery = queryOptions({
  queryKey: ['settings', 'typebot'],
  queryFn: ({ signal }) => api.get('/typebot', { signal }),
})

/** Calls over WhatsApp. The live socket tells when it is old. */
export const wavoipQuery = queryOptions({
  queryKey: [...keys.telephony, 'wavoip'],
  queryFn: ({ signal }) => api.get('/telephony/wavoip', { signal }),
})

/** The telephone exchange. The live socket tells when it is old. */
export const pbxQuery = queryOptions({
  queryKey: [...keys.telephony, 'pbx'],
  queryFn: ({ signal }) => api.get('/telephony/pbx', { signal }),
})

/** A connection's templates, whatever their state; with the words in them, when there are some. */
export function templatesQuery(connectionId: string, q = '') {
  return queryOptions({
    queryKey: q ? [...keys.templates, connectionId, q] : [...keys.templates, connectionId],
    queryFn: ({ signal }) =>
      api.get('/connections/{connectionId}/templates', {
        path: { connectionId },
        query: { q: q || null },
        signal,
      }),
    placeholderData: keepPreviousData,
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
  select: itemsOf,
})

export const invitationsQuery = queryOptions({
  queryKey: ['settings', 'invitations'],
  queryFn: ({ signal }) => api.get('/invitations', { signal }),
})

export const departmentsQuery = queryOptions({
  queryKey: ['settings', 'departments'],
  queryFn: ({ signal }) => api.get('/departments', { signal }),
  select: itemsOf,
})

export const groupsQuery = queryOptions({
  queryKey: ['settings', 'groups'],
  queryFn: ({ signal }) => api.get('/agent-groups', { signal }),
  select: itemsOf,
})

export const tagsQuery = queryOptions({
  queryKey: ['settings', 'tags'],
  queryFn: ({ signal }) => api.get('/tags', { signal }),
  select: itemsOf,
})

export const policiesQuery = queryOptions({
  queryKey: ['settings', 'policies'],
  queryFn: ({ signal }) => api.get('/routing/policies', { signal }),
})

/** One department's, forgotten when left as [connectionQuery]. */
export function policyQuery(departmentId: string) {
  return queryOptions({
    queryKey: ['settings', 'policy', departmentId],
    queryFn: async ({ signal }) => {
      const { items } = await api.get('/routing/policies', { signal })
      const found = items.find((it) => it.department === departmentId)
      if (!found) throw new Problem(404, 'not-found')
      return found.policy
    },
    gcTime: 0,
  })
}

const NEWEST: string | null = null

/** Asked anew each time: others change things as well. */
export function auditQuery(filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: ['settings', 'audit', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get('/audit', { query: { ...askOf(filter), before: pageParam }, signal }),
    initialPageParam: NEWEST,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}

/** Asked anew each time: others delete as well. */
export const binQuery = queryOptions({
  queryKey: ['settings', 'bin'],
  queryFn: ({ signal }) => api.get('/bin', { signal }),
  staleTime: 0,
})

/** Forgotten when left, as [connectionQuery]. */
export const wishWordsQuery = queryOptions({
  queryKey: ['settings', 'wish-words'],
  queryFn: ({ signal }) => api.get('/wish-words', { signal }),
  gcTime: 0,
})

/** Forgotten when left, as [connectionQuery]. */
export const accountQuery = queryOptions({
  queryKey: ['settings', 'account'],
  queryFn: ({ signal }) => api.get('/account', { signal }),
  gcTime: 0,
})
