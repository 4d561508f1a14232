import type { Stage, StageOutcome, StageWish } from '@/lib/schemas'
import { uuidv7 } from '@/lib/uuid'

const COLORS = ['#1971c2', '#5b4fd6', '#e67700', '#b04c6b', '#2b8a3e', '#868e96', '#0c8599']

/** A stage as its fields hold it. */
export interface StageValues {
  /** By which the rows are told apart; of a saved stage its own id. */
  key: string
  isSaved: boolean
  name: string
  color: string
  outcome: StageOutcome | 'open'
  expectedDays: number | ''
}

export function freshStage(place: number): StageValues {
  const color = COLORS[place % COLORS.length] ?? '#1971c2'
  return { key: uuidv7(), isSaved: false, name: '', color, outcome: 'open', expectedDays: '' }
}

export function stageValues({ id, name, color, outcome, expectedDays }: Stage): StageValues {
  return {
    key: id,
    isSaved: true,
    name,
    color,
    outcome: outcome ?? 'open',
    expectedDays: expectedDays ?? '',
  }
}

export function wishOf({
  key,
  isSaved,
  name,
  color,
  outcome,
  expectedDays,
}: StageValues): StageWish {
  return {
    id: isSaved ? key : null,
    name,
    color,
    outcome: outcome === 'open' ? null : outcome,
    expectedDays: expectedDays === '' ? null : expectedDays,
  }
}

/** The same stages with one of them a place further up or down. */
export function shifted<Thing>(things: readonly Thing[], index: number, by: 1 | -1): Thing[] {
  const [one, other] = [things[index], things[index + by]]
  if (one === undefined || other === undefined) return [...things]
  return things.with(index, other).with(index + by, one)
}
