import type { QueryClient } from '@tanstack/react-query'
import { useQuery } from '@tanstack/react-query'
import type { Seen } from '@/lib/schemas'
import { keys } from './keys'

/*
 * Small facts about conversations that lists and panes share: how far I have read each, and which
 * I may no longer see. They have one place in the cache, so that no two screens disagree.
 */

type SeenMap = Record<string, Seen>

const forever = { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY }

/** Takes over read positions; a position never goes back. */
export function noteSeen(cache: QueryClient, news: SeenMap): void {
  cache.setQueryDefaults(keys.seen, forever)
  cache.setQueryData<SeenMap>(keys.seen, (held = {}) => {
    const next = { ...held }
    for (const [id, seen] of Object.entries(news)) {
      const before = next[id]
      if (!before || before.seq < seen.seq) next[id] = seen
    }
    return next
  })
}

export function seenOf(cache: QueryClient, id: string): Seen | undefined {
  return cache.getQueryData<SeenMap>(keys.seen)?.[id]
}

/** How far I have read a conversation; renders again only when that moves. */
export function useSeen(id: string): Seen | undefined {
  const { data } = useQuery<SeenMap, Error, Seen | null>({
    queryKey: keys.seen,
    queryFn: () => ({}),
    enabled: false,
    ...forever,
    select: (all) => all[id] ?? null,
  })
  return data ?? undefined
}

const gone = [...keys.seen, 'gone'] as const

export function noteGone(cache: QueryClient, id: string, isGone: boolean): void {
  const held = cache.getQueryData<readonly string[]>(gone) ?? []
  if (held.includes(id) === isGone) return
  cache.setQueryDefaults(gone, forever)
  cache.setQueryData(gone, isGone ? [...held, id] : held.filter((it) => it !== id))
}

/** Whether this conversation was taken from my sight while I looked. */
export function useGone(id: string): boolean {
  const { data } = useQuery<readonly string[], Error, boolean>({
    queryKey: gone,
    queryFn: () => [],
    enabled: false,
    ...forever,
    select: (all) => all.includes(id),
  })
  return data ?? false
}
