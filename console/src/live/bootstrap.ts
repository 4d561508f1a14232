import { queryOptions, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type {
  AgentCard,
  Bootstrap,
  ConnectionCard,
  Department,
  Me,
  Module,
  Tag,
} from '@/lib/schemas'
import { keys } from './keys'
import { leftPreferences } from './unsaved'

/**
 * What the desk holds from its first moment: me, colleagues, departments, connections, counts.
 * The live socket keeps it true, so it is never fetched again by age.
 */
export const bootstrapQuery = queryOptions({
  queryKey: keys.bootstrap,
  queryFn: async ({ signal }) => leftPreferences.restore(await api.get('/bootstrap', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
})

/** A part of the bootstrap; renders again only when that part changes. */
export function useBootstrap<Part>(select: (bootstrap: Bootstrap) => Part): Part {
  return useSuspenseQuery({ ...bootstrapQuery, select }).data
}

export function useMe(): Me {
  return useBootstrap((it) => it.me)
}

/** A colleague by id; null for nobody, and for somebody who is no longer here. */
export function useAgent(id: string | null | undefined): AgentCard | null {
  const found = useQuery({
    ...bootstrapQuery,
    select: (it) => it.agents.find((agent) => agent.id === id) ?? null,
  })
  return found.data ?? null
}

export function useDepartment(id: string | null | undefined): Department | null {
  return useBootstrap((it) => it.departments.find((department) => department.id === id) ?? null)
}

/** Whether the account has a part of the product switched on. */
export function useModule(module: Module): boolean {
  return useBootstrap((it) => it.me.account.modules.includes(module))
}

export function useConnection(id: string): ConnectionCard | null {
  return useBootstrap((it) => it.connections.find((connection) => connection.id === id) ?? null)
}

/** The tags of these ids, in their order; those that are gone are left out. */
export function useTags(ids: readonly string[]): Tag[] {
  const all = useBootstrap((it) => it.tags)
  return ids.flatMap((id) => all.filter((tag) => tag.id === id))
}

/** Puts a fresh [Me] (the answer of any change to oneself) where everybody reads it. */
export function useSetMe(): (me: Me) => void {
  const cache = useQueryClient()
  return (me) => cache.setQueryData(bootstrapQuery.queryKey, (it) => it && { ...it, me })
}
