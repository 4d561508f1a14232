import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { Agent, AgentChange } from '@/lib/schemas'
import { agentsQuery, departmentsQuery } from '../queries'

/** Changes a colleague and shows them changed wherever the settings list them. */
export function useSaveAgent(id: string) {
  const cache = useQueryClient()
  return async (change: AgentChange): Promise<Agent> => {
    const saved = await api.patch('/agents/{id}', { path: { id }, body: change })
    cache.setQueryData(
      agentsQuery.queryKey,
      (page) => page && { ...page, items: page.items.map((it) => (it.id === id ? saved : it)) },
    )
    void cache.invalidateQueries({ queryKey: departmentsQuery.queryKey })
    return saved
  }
}
