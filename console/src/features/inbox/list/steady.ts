import type { Conversation } from '@/lib/schemas'

export interface SteadyRow {
  item: Conversation
  /** It no longer belongs here, but stays in its place until the mouse has left. */
  left: boolean
}

export interface SteadyRows {
  rows: SteadyRow[]
  /** How many rows wait outside until the list may move. */
  arrivals: number
}

/**
 * The rows as a hand over the list may find them: nothing that is shown moves, what left keeps its
 * place, and what is new waits, so that a click never lands on another conversation than meant.
 * What was loaded further down is appended as always.
 */
export function steady(
  frozen: readonly Conversation[] | null,
  rows: readonly Conversation[],
): SteadyRows {
  if (!frozen) return { rows: rows.map((item) => ({ item, left: false })), arrivals: 0 }
  const now = new Map(rows.map((item) => [item.id, item]))
  const shown = new Set(frozen.map((item) => item.id))
  const lastKept = rows.findLastIndex((item) => shown.has(item.id))
  const kept = frozen.map((item) => {
    const fresh = now.get(item.id)
    return { item: fresh ?? item, left: !fresh }
  })
  const beyond = rows.slice(lastKept + 1).map((item) => ({ item, left: false }))
  const arrivals = rows.slice(0, lastKept + 1).filter((item) => !shown.has(item.id)).length
  return { rows: [...kept, ...beyond], arrivals }
}
