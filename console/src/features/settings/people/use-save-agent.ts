import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { Agent } from '@/lib/schemas'
import { agentsQuery, departmentsQuery } from '../queries'

export type AgentChange = Partial<
  Pick<Agent, 'name' | 'displayName' | 'profile' | 'departments' | 'active'>
>

/** Changes a colleague and shows them changed wherever the settings list them. */
export function useSaveAgent(id: string) {
  const cache = useQueryClient()
  return async (change: AgentChange): Promise<Agent> => {
    const saved = await api.patch<Agent>(`/agents/${id}`, change)
    cache.setQueryData(
      agentsQuery.queryKey,
      (page) => page && { ...page, items: page.items.map((it) => (it.id === id ? saved : it)) },
    )
    void cache.invalidateQueries({ queryKey: departmentsQuery.queryKey })
    return saved
  }
}
