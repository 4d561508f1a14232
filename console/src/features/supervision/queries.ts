import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '@/lib/api'
import { useBootstrap } from '@/live/bootstrap'
import type { PanelQuery } from './search'

const PANEL = ['supervision'] as const

/** What no event tells, such as an answer to a customer, is never older than this. */
const PACE = 10_000
/** However much happens, it is not read more often than this. */
const LEAST = 1_500

function panelQuery(query: PanelQuery) {
  return queryOptions({
    queryKey: [...PANEL, query],
    queryFn: ({ signal }) => api.get('/supervision', { query, signal }),
    refetchInterval: PACE,
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
}

/** The panel as it is: read again when the counts move, and at a modest pace beside. */
export function usePanel(query: PanelQuery) {
  const cache = useQueryClient()
  const counts = useBootstrap((it) => it.counts)
  const panel = useQuery(panelQuery(query))
  // biome-ignore lint/correctness/useExhaustiveDependencies: that the counts moved is the reason
  useEffect(() => {
    const [held] = cache.getQueryCache().findAll({ queryKey: PANEL, type: 'active' })
    const age = Date.now() - (held?.state.dataUpdatedAt ?? 0)
    const timer = setTimeout(
      () => void cache.invalidateQueries({ queryKey: PANEL }, { cancelRefetch: false }),
      Math.max(0, LEAST - age),
    )
    return () => clearTimeout(timer)
  }, [counts])
  return panel
}
