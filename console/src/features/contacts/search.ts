import { getRouteApi, useNavigate } from '@tanstack/react-router'

/** What of the address book stands in the address: what one looks for, and whose card is open. */
export interface ContactsSearch {
  q?: string
  tags?: string[]
  /** Only those who are blocked. */
  blocked?: boolean
  /** Whose card is open. */
  contact?: string
}

/** Reads the address at the edge; anything that is not ours falls away. */
export function readContactsSearch(raw: Record<string, unknown>): ContactsSearch {
  const search: ContactsSearch = {}
  if (typeof raw.q === 'string' && raw.q !== '') search.q = raw.q
  if (typeof raw.q === 'number') search.q = String(raw.q)
  const tags = Array.isArray(raw.tags) ? raw.tags.filter((it) => typeof it === 'string') : []
  if (tags.length > 0) search.tags = tags
  if (raw.blocked === true) search.blocked = true
  if (typeof raw.contact === 'string' && raw.contact !== '') search.contact = raw.contact
  return search
}

/** What the server is asked. */
export interface ContactsQuery {
  q: string
  tags: readonly string[]
  blocked: boolean
}

const route = getRouteApi('/desk/contacts')

export function useContactsQuery(): ContactsQuery {
  const { q, tags, blocked } = route.useSearch()
  return { q: q ?? '', tags: tags ?? [], blocked: blocked ?? false }
}

/** Whose card is open. */
export function useOpenContact(): string | null {
  return route.useSearch().contact ?? null
}

export function useSetContactsSearch(): (change: ContactsSearch) => void {
  const navigate = useNavigate()
  return (change) =>
    void navigate({
      to: '/contacts',
      search: (held) => readContactsSearch({ ...held, ...change }),
      replace: true,
    })
}
