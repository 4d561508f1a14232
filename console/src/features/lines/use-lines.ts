import { useQuery } from '@tanstack/react-query'
import type { LineState } from '@/lib/schemas'
import { linesQuery } from '@/live/line-states'

interface Lines {
  all: readonly LineState[]
  troubled: readonly LineState[]
  queued: number
}

/** How all connections stand that a provider carries, and how much waits on them in all. */
export function useLines(): Lines {
  const all = useQuery(linesQuery).data?.items ?? none
  return {
    all,
    troubled: all.filter((it) => it.trouble && it.on),
    queued: all.reduce((sum, it) => sum + it.queued, 0),
  }
}

const none: readonly LineState[] = []

/** How one stands, as the key of its words. */
export function standingOf({ on, trouble }: LineState): string {
  if (!on) return 'off'
  return trouble?.kind ?? 'well'
}
