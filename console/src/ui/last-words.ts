import type { CallState, LastMessage } from '@/lib/schemas'

type Translate = (key: string) => string

const UNANSWERED = new Set<CallState>(['missed', 'refused', 'failed'])

/** Nobody spoke, and the call is over. */
export function isUnanswered(state: CallState): boolean {
  return UNANSWERED.has(state)
}

/** How a call went, by who called. */
export function callKey(direction: LastMessage['direction'], state: CallState): string {
  return `inbox:call.${direction === 'in' ? 'in' : 'out'}.${state}`
}

/** The latest message in one line: its words, or else what it is. */
export function lastWords(last: LastMessage, t: Translate): string {
  if (last.preview) return last.preview
  return last.call ? t(callKey(last.direction, last.call)) : t(`inbox:kind.${last.type}`)
}
