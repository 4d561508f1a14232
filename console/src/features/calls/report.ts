import { api } from '@/lib/api'
import { asProblem } from '@/lib/problem'
import type { CallShown, CallState } from '@/lib/schemas'
import type { PhoneCall } from '@/live/phone'
import type { Cause } from './voice'

const TRIES = 5

/** What the line of the conversation says beside how it ended. */
const CODES = new Set<Cause>([
  'busy',
  'taken',
  'not-found',
  'no-microphone',
  'no-sound',
  'no-device',
  'restricted',
  'away',
  'failed',
])

/** Tells the server how far a call got. What ends it is said again until it was heard. */
export async function say(callId: string, state: CallState, cause: Cause | null = null) {
  const failure = cause && CODES.has(cause) ? cause : null
  const isLast = state !== 'ringing' && state !== 'answered'
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await api.put('/calls/{callId}/state', {
        path: { callId },
        body: { state, failure },
      })
    } catch (problem) {
      if (!isLast || attempt >= TRIES || !asProblem(problem).isPassing) return undefined
      await pause(1000 * attempt)
    }
  }
}

/** Tells it while the page goes away. */
export function sayLast(call: PhoneCall): void {
  void api
    .put('/calls/{callId}/state', {
      path: { callId: call.id },
      body: { state: stateOf(call, null), failure: null },
      outlivesPage: true,
    })
    .catch(() => undefined)
}

/** As what a call that is over stands in the conversation. */
export function stateOf(call: PhoneCall | null, cause: Cause | null): CallState {
  if (call?.since) return 'ended'
  switch (cause) {
    case 'busy':
    case 'refused':
      return 'refused'
    case 'taken':
      return 'ended'
    case 'not-found':
    case 'no-microphone':
    case 'no-sound':
    case 'no-device':
    case 'restricted':
    case 'away':
    case 'failed':
      return 'failed'
    case 'missed':
    case 'cancelled':
    case null:
      return 'missed'
    default:
      cause satisfies never
      return 'missed'
  }
}

/** What the server knows of who it is. */
export function factsOf({ name, phone, photo, conversationId }: CallShown): Partial<PhoneCall> {
  const facts: Partial<PhoneCall> = { phone, photo: photo ?? null }
  if (name) facts.name = name
  if (conversationId) facts.conversation = conversationId
  return facts
}

export function pause(millis: number): Promise<void> {
  return new Promise((resolve) => window.setTimeout(resolve, millis))
}
