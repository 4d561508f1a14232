import type { CallShown } from '@/lib/schemas'
import type { LineState } from '@/live/phone'

/** How a call ended before anybody talked, or why it broke off. */
export type Cause =
  | 'busy'
  | 'refused'
  | 'missed'
  | 'cancelled'
  | 'taken'
  | 'not-found'
  | 'no-microphone'
  | 'no-sound'
  | 'no-device'
  | 'restricted'
  | 'away'
  | 'failed'

/** What a call tells of itself. */
export interface CallEvents {
  onRinging: () => void
  onTalking: () => void
  /** With null after they talked, or when one of them simply hung up. */
  onOver: (cause: Cause | null) => void
  onHeld: (on: boolean) => void
}

/** A call, whatever carries it. */
export interface Voice {
  answer: () => void
  hangUp: () => void
  /** Somebody is talking already. */
  beBusy: () => void
  mute: (on: boolean) => void
  hold: (on: boolean) => void
  press: (key: string) => void
  listen: (events: CallEvents) => void
}

/** A call that an agent makes, which the server has agreed to. */
export interface Order {
  id: string
  phone: string
  /** The connection over which one talks with the customer. */
  connection: string | null
}

/** A call that comes in. Who it is, the server knows; it is asked once. */
export interface Incoming {
  voice: Voice
  who: () => Promise<CallShown>
}

export interface LineEvents {
  onState: (state: LineState) => void
  onCall: (call: Incoming) => void
}

/** A way to call that this window holds open. */
export interface VoiceLine {
  isReady: () => boolean
  call: (order: Order) => Voice
  stop: () => void
}
