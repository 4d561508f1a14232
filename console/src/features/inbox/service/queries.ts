import { queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { Conversation } from '@/lib/schemas'

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

/** Through which other connections a conversation can go on. */
export function waysQuery({ id, connection }: Conversation) {
  return queryOptions({
    queryKey: ['service', 'ways', id, connection.id],
    queryFn: ({ signal }) =>
      api.get('/conversations/{conversationId}/connections', {
        path: { conversationId: id },
        signal,
      }),
    staleTime: 0,
  })
}

/** Through which connections a conversation can begin. */
export const reachesQuery = queryOptions({
  queryKey: ['service', 'reaches'],
  queryFn: ({ signal }) => api.get('/chats/reaches', { signal }),
  staleTime: 60_000,
})

/** Companies of contacts with whom a chat can begin, by name. */
export function chatCompaniesQuery(q: string) {
  return queryOptions({
    queryKey: ['service', 'companies', q],
    queryFn: ({ signal }) => api.get('/chats/companies', { query: { q }, signal }),
    staleTime: 10_000,
  })
}

/** Contacts of a company, or of none, with whom a chat can begin. */
export function chatPeopleQuery(company: string | null, q: string) {
  return queryOptions({
    queryKey: ['service', 'people', company, q],
    queryFn: ({ signal }) => api.get('/chats/contacts', { query: { company, q }, signal }),
    staleTime: 10_000,
  })
}

/** Where a contact has been talked with, as far as one may see it. */
export function conversationsOfPersonQuery(contactId: string) {
  return queryOptions({
    queryKey: ['service', 'conversations-of', contactId],
    queryFn: ({ signal }) =>
      api.get('/contacts/{contactId}/conversations', { path: { contactId }, signal }),
    staleTime: 10_000,
  })
}
