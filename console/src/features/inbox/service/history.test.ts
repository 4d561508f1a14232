import { expect, it } from 'vitest'
import type { HistoryStep } from '@/lib/schemas'
import { assignmentsOf, phasesOf } from './history'

function step(
  state: HistoryStep['state'],
  seconds: number,
  rest: Partial<HistoryStep>,
): HistoryStep {
  return {
    ticket: 'one',
    at: '2026-11-21T12:00:00Z',
    by: { kind: 'agent' },
    state,
    seconds,
    ...rest,
  }
}

const day: HistoryStep[] = [
  step('waiting', 60, { department: 'finance' }),
  step('attending', 300, { department: 'finance', owner: 'ana' }),
  step('attending', 120, { department: 'finance', owner: 'bruno' }),
  step('waiting', 30, { department: 'sales' }),
  step('resolved', 900, { department: 'sales' }),
  step('attending', 15, { ticket: 'two', department: 'sales', owner: 'bruno' }),
]

it('adds up how long a service stood in each state, whoever had it, newest first', () => {
  const phases = phasesOf({ steps: day, views: [] })

  expect(phases.map(({ state, seconds }) => [state, seconds])).toEqual([
    ['attending', 15],
    ['resolved', 900],
    ['waiting', 30],
    ['attending', 420],
    ['waiting', 60],
  ])
})

it('tells every change of hands and of departments, and nothing else', () => {
  const assignments = assignmentsOf({ steps: day, views: [] })

  expect(assignments.map(({ owner, department }) => [owner, department])).toEqual([
    ['bruno', 'sales'],
    [undefined, 'sales'],
    ['bruno', 'finance'],
    ['ana', 'finance'],
  ])
})

it('does not join what belongs to two tickets', () => {
  const steps = [step('waiting', 5, {}), step('waiting', 7, { ticket: 'two' })]

  expect(phasesOf({ steps, views: [] })).toHaveLength(2)
})
