import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { Board } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'

/** The board that groups conversations by the tags of their contacts. */
export const BY_TAGS = 'tags'

/** What of the page stands in the address: which board, and which tags are its columns. */
export interface FunnelsSearch {
  board?: string
  tags?: string[]
}

/** Reads the address at the edge; anything that is not ours falls away. */
export function readFunnelsSearch(raw: Record<string, unknown>): FunnelsSearch {
  const search: FunnelsSearch = {}
  if (typeof raw.board === 'string' && raw.board !== '') search.board = raw.board
  const tags = Array.isArray(raw.tags) ? raw.tags.filter((it) => typeof it === 'string') : []
  if (tags.length > 0) search.tags = tags
  return search
}

const route = getRouteApi('/desk/funnels')

/** Which board was looked at last, for whoever comes back. */
let last: string | undefined

/** The board that is looked at, [BY_TAGS], or null when there is none. */
export function useChosenBoard(): Board | typeof BY_TAGS | null {
  const { board = last } = route.useSearch()
  const boards = useBootstrap((it) => it.boards)
  last = board
  if (board === BY_TAGS) return BY_TAGS
  return boards.find((it) => it.id === board) ?? boards[0] ?? null
}

export function useChosenTags(): readonly string[] {
  return route.useSearch().tags ?? []
}

/** Changes the address in place; what is open stays open. */
export function useSetFunnelsSearch(): (change: FunnelsSearch) => void {
  const navigate = useNavigate()
  return (change) =>
    void navigate({
      to: '.',
      search: (held: FunnelsSearch) => readFunnelsSearch({ ...held, ...change }),
      replace: true,
    })
}

/** Opens a conversation beside the board, or closes it. */
export function useOpenBeside(): (id: string | null) => void {
  const navigate = useNavigate()
  return useCallback(
    (id) =>
      void (id === null
        ? navigate({ to: '/funnels', search: readFunnelsSearch })
        : navigate({ to: '/funnels/$id', params: { id }, search: readFunnelsSearch })),
    [navigate],
  )
}
