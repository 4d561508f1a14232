import { queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { keys } from '@/live/keys'

const MOST = 5

/** Contacts to whom some words lead. */
export function foundQuery(text: string) {
  return queryOptions({
    queryKey: [...keys.contacts, 'to-call', text] as const,
    queryFn: ({ signal }) => api.get('/contacts', { query: { q: text, limit: MOST }, signal }),
    enabled: text !== '',
    staleTime: 0,
  })
}
