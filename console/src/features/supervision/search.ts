import { useNavigate, useSearch } from '@tanstack/react-router'

/** Within how many seconds a ticket counts as accepted in time. */
export const TARGETS = [30, 60, 120, 300, 600, 900] as const
const USUAL_TARGET = 120

/** To what the panel is narrowed; it stands in the address, so that it can be kept and sent. */
export interface PanelSearch {
  agents?: string[]
  departments?: string[]
  connections?: string[]
  target?: number
}

/** Reads the address at the edge; anything that is not ours falls away. */
export function readPanelSearch(raw: Record<string, unknown>): PanelSearch {
  const search: PanelSearch = {}
  for (const name of ['agents', 'departments', 'connections'] as const) {
    const value = raw[name]
    const ids = Array.isArray(value) ? value.filter((it) => typeof it === 'string') : []
    if (ids.length > 0) search[name] = ids
  }
  if (TARGETS.some((it) => it === raw.target && it !== USUAL_TARGET)) {
    search.target = Number(raw.target)
  }
  return search
}

/** What the server is asked. */
export interface PanelQuery {
  agents: readonly string[]
  departments: readonly string[]
  connections: readonly string[]
  targetSeconds: number
}

export function usePanelQuery(): PanelQuery {
  const { agents, departments, connections, target } = useSearch({ from: '/desk/supervision' })
  return {
    agents: agents ?? [],
    departments: departments ?? [],
    connections: connections ?? [],
    targetSeconds: target ?? USUAL_TARGET,
  }
}

export function useNarrow(): (change: PanelSearch) => void {
  const navigate = useNavigate()
  return (change) =>
    void navigate({
      to: '/supervision',
      search: (held) => readPanelSearch({ ...held, ...change }),
      replace: true,
    })
}
