import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { keys } from '@/live/keys'
import type { ContactsQuery } from './search'

const PAGE = 50
const FIRST: string | null = null

/** The address book. What colleagues change of a contact comes by the socket; who is new is asked for when it opens. */
export function contactsQuery(query: ContactsQuery) {
  return infiniteQueryOptions({
    queryKey: [...keys.contacts, query] as const,
    queryFn: ({ pageParam, signal }) =>
      api.get('/contacts', { query: { ...query, limit: PAGE, after: pageParam }, signal }),
    initialPageParam: FIRST,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 0,
  })
}

/** One contact, for a card that opens by its address. */
export function contactQuery(id: string) {
  return queryOptions({
    queryKey: keys.contact(id),
    queryFn: ({ signal }) => api.get('/contacts/{id}', { path: { id }, signal }),
    staleTime: 0,
  })
}

/** Where they were talked with, latest first. */
export function conversationsOfQuery(contactId: string) {
  return queryOptions({
    queryKey: [...keys.contact(contactId), 'conversations'] as const,
    queryFn: ({ signal }) =>
      api.get('/contacts/{contactId}/conversations', { path: { contactId }, signal }),
    staleTime: 0,
  })
}
