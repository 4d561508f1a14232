import type { QueryClient } from '@tanstack/react-query'
import { useQuery } from '@tanstack/react-query'
import { keys } from './keys'

/** Until when each conversation rings at me. */
type Ringing = Record<string, string>

const forever = { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY }

/** A conversation rings at me until then, or, with null, no longer. */
export function noteRinging(cache: QueryClient, id: string, until: string | null): void {
  const held = cache.getQueryData<Ringing>(keys.ringing) ?? {}
  if ((held[id] ?? null) === until) return
  const { [id]: _, ...others } = held
  cache.setQueryDefaults(keys.ringing, forever)
  cache.setQueryData<Ringing>(keys.ringing, until ? { ...others, [id]: until } : others)
}

/** Every conversation that rings at me now. */
export function useRinging(): Ringing {
  return useRings((all) => all)
}

/** Whether this one does; renders again only when that changes. */
export function useRingsAtMe(id: string): boolean {
  return useRings((all) => id in all)
}

const nothing: Ringing = {}

function useRings<Part>(select: (all: Ringing) => Part): Part {
  const { data } = useQuery<Ringing, Error, Part>({
    queryKey: keys.ringing,
    queryFn: () => nothing,
    enabled: false,
    ...forever,
    select,
  })
  return data ?? select(nothing)
}
