import type { History, HistoryStep } from '@/lib/schemas'

/** One state of one ticket, for as long as it lasted, whoever had it meanwhile. */
export type Phase = Pick<HistoryStep, 'ticket' | 'state' | 'at' | 'seconds' | 'by' | 'because'>

/** How long the service stood in each state, newest first. */
export function phasesOf({ steps }: History): Phase[] {
  const phases: Phase[] = []
  for (const { ticket, state, at, seconds, by, because } of steps) {
    const last = phases.at(-1)
    if (last?.ticket === ticket && last.state === state) {
      phases[phases.length - 1] = { ...last, seconds: last.seconds + seconds }
    } else phases.push({ ticket, state, at, seconds, by, because: because ?? null })
  }
  return phases.reverse()
}

/** The steps at which somebody got it, lost it, or it changed departments, newest first. */
export function assignmentsOf({ steps }: History): HistoryStep[] {
  return steps
    .filter((step, index) => {
      const before = steps[index - 1]
      return (
        (before?.owner ?? null) !== (step.owner ?? null) ||
        (before !== undefined && (before.department ?? null) !== (step.department ?? null))
      )
    })
    .reverse()
}
