import type { Policy, Strategy } from '@/lib/schemas'

export const STRATEGIES = [
  'everyone',
  'top',
  'hunt',
  'rotation',
  'least-busy',
] as const satisfies readonly Strategy[]

/** A policy as a form holds it: an empty number is one that is being typed. */
export interface PolicyValues extends Record<string, unknown> {
  strategy: Strategy
  /** Everybody of the department, in the order in which it rings. */
  order: string[]
  top: number | ''
  ringSeconds: number | ''
  isLimited: boolean
  capacity: number | ''
  fallback: string | null
  /** After some time, and not when it has rung at everybody. */
  isTimed: boolean
  fallbackMinutes: number | ''
  takesBack: boolean
  graceMinutes: number | ''
  manualCounts: boolean
}

const USUAL_CAPACITY = 5
const USUAL_FALLBACK = 300
const USUAL_GRACE = 600

/** Whether it rings at people, who may let it pass, and does not simply give. */
export function rings(strategy: Strategy): boolean {
  return strategy === 'top' || strategy === 'hunt'
}

/** Whether it hands conversations out by itself. */
export function gives(strategy: Strategy): boolean {
  return strategy === 'rotation' || strategy === 'least-busy'
}

/** @param members those whom the order does not name come after */
export function valuesOf(policy: Policy, members: readonly string[]): PolicyValues {
  const { strategy, top, ringSeconds, capacity, fallback, manualCounts } = policy
  const { fallbackSeconds, graceSeconds } = policy
  const named = policy.order.filter((it) => members.includes(it))
  return {
    strategy,
    order: [...named, ...members.filter((it) => !named.includes(it))],
    top,
    ringSeconds,
    isLimited: capacity > 0,
    capacity: capacity || USUAL_CAPACITY,
    fallback: fallback ?? null,
    isTimed: typeof fallbackSeconds === 'number' || !rings(strategy),
    fallbackMinutes: minutes(fallbackSeconds ?? USUAL_FALLBACK),
    takesBack: typeof graceSeconds === 'number',
    graceMinutes: minutes(graceSeconds ?? USUAL_GRACE),
    manualCounts,
  }
}

export function policyOf(values: PolicyValues): Policy {
  const { strategy, fallback, isTimed, isLimited, takesBack, manualCounts } = values
  const timed = fallback !== null && (isTimed || !rings(strategy))
  return {
    strategy,
    order: values.order,
    top: Number(values.top),
    ringSeconds: Number(values.ringSeconds),
    capacity: isLimited ? Number(values.capacity) : 0,
    fallback,
    fallbackSeconds: timed ? seconds(values.fallbackMinutes) : null,
    graceSeconds: takesBack ? seconds(values.graceMinutes) : null,
    manualCounts,
  }
}

/** The list with one of its entries one place further up or down. */
export function moved<Thing>(things: readonly Thing[], index: number, step: 1 | -1): Thing[] {
  const thing = things[index]
  const place = index + step
  if (thing === undefined || place < 0 || place >= things.length) return [...things]
  return things.toSpliced(index, 1).toSpliced(place, 0, thing)
}

function minutes(value: number): number {
  return Math.round((value / 60) * 100) / 100
}

function seconds(value: number | ''): number {
  return Math.round(Number(value) * 60)
}
