import type { Board, Stage, Tag } from '@/lib/schemas'
import { type Column, UNTAGGED } from '@/live/boards'

/** A column as it is drawn. */
export interface Lane {
  column: Column
  name: string
  color: string
  outcome?: Stage['outcome']
  /** How long a card should stay. */
  expectedDays?: Stage['expectedDays']
}

export function lanesOf({ stages }: Board): Lane[] {
  return stages.map(({ id, name, color, outcome, expectedDays }) => ({
    column: { by: 'stage', id },
    name,
    color,
    outcome,
    expectedDays,
  }))
}

export function tagLanes(tags: readonly Tag[]): Lane[] {
  return tags.map(({ id, name, color }) => ({ column: { by: 'tag', id }, name, color }))
}

/** Those without a tag, before the others: from there they are sorted in. */
export function untaggedLane(name: string): Lane {
  return { column: { by: 'untagged', id: UNTAGGED }, name, color: 'var(--ink3)' }
}
