import type { FlowStep } from '@/lib/schemas'
import { uuidv7 } from '@/lib/uuid'

/** The kinds of steps, in the order in which they are offered. */
export const STEP_TYPES = [
  'message',
  'question',
  'answer',
  'condition',
  'tag',
  'department',
  'agent',
  'context',
  'wait',
  'jump',
  'resolve',
  'archive',
  'end',
] as const satisfies readonly FlowStep['type'][]

/** A name that no other step or choice of the flow has: what is random of an id, short enough to be sent along. */
export function newId(): string {
  return uuidv7().slice(-12)
}

/** A step before anybody has said anything of it. */
export function newStep(type: FlowStep['type']): FlowStep {
  const id = newId()
  switch (type) {
    case 'message':
      return { type, id, text: '' }
    case 'question':
      return {
        type,
        id,
        text: '',
        button: null,
        choices: [newChoice(), newChoice()],
        variable: null,
        retry: '',
        tries: 2,
        failed: null,
      }
    case 'answer':
      return { type, id, text: '', check: 'text', variable: '', retry: '', tries: 2, failed: null }
    case 'condition':
      return {
        type,
        id,
        all: true,
        tests: [{ type: 'hours', open: true }],
        yes: null,
        no: null,
      }
    case 'tag':
      return { type, id, tag: null, remove: false }
    case 'department':
      return { type, id, department: null }
    case 'agent':
      return { type, id, agent: null }
    case 'context':
      return { type, id, name: '', remove: false, minutes: null }
    case 'wait':
      return { type, id, seconds: 5 }
    case 'jump':
      return { type, id, to: null }
    case 'end':
      return { type, id, department: null }
    case 'resolve':
    case 'archive':
      return { type, id }
    default:
      return type satisfies never
  }
}

export function newChoice() {
  return { id: newId(), title: '', description: null, to: null }
}

/** The list with one of its things at another place. */
export function moved<Thing>(all: readonly Thing[], from: number, to: number): Thing[] {
  const next = [...all]
  const [thing] = next.splice(from, 1)
  if (thing === undefined || to < 0 || to > next.length) return [...all]
  next.splice(to, 0, thing)
  return next
}
