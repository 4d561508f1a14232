import { useSyncExternalStore } from 'react'
import type { CallDirection, CallVia } from '@/lib/schemas'

/** How the way to the telephone exchange stands in this window. */
export type LineState =
  /** Another window of mine is the telephone, or none is. */
  'off' | 'connecting' | 'ready' | 'away'

/** The call of this window. */
export interface PhoneCall {
  id: string
  via: CallVia
  direction: CallDirection
  phase: 'connecting' | 'ringing' | 'talking' | 'over'
  /** Null when nobody here is known by the number. */
  name: string | null
  phone: string
  photo: string | null
  conversation: string | null
  /** Since when they talk. */
  since: number | null
  /** How long they talked, in milliseconds; null while they do. */
  lasted: number | null
  isMuted: boolean
  isHeld: boolean
  keys: string
  /** Why it is over, as a code of `calls:why`; null for who just hung up. */
  why: string | null
}

export interface Phone {
  line: LineState
  call: PhoneCall | null
}

/** What can be asked of the telephone. */
export interface PhoneActs {
  dial(conversation: string, name: string): void
  answer(): void
  hangUp(): void
  mute(on: boolean): void
  hold(on: boolean): void
  press(key: string): void
  dismiss(): void
}

let phone: Phone = { line: 'off', call: null }
let acts: PhoneActs | null = null
const listeners = new Set<() => void>()

export function getPhone(): Phone {
  return phone
}

export function setPhone(change: Partial<Phone>): void {
  phone = { ...phone, ...change }
  for (const listener of listeners) listener()
}

/** Changes the call, if it is still the same. */
export function setCall(id: string, change: Partial<PhoneCall>): void {
  if (phone.call?.id === id) setPhone({ call: { ...phone.call, ...change } })
}

/** Who carries out what is asked, for as long as there is a telephone. */
export function setPhoneActs(next: PhoneActs | null): void {
  acts = next
}

/** Asks the telephone for something; without one, nothing happens. */
export function phoneActs(): PhoneActs | null {
  return acts
}

export function usePhone(): Phone {
  return useSyncExternalStore(subscribe, getPhone)
}

/** Whether somebody is on the telephone here. */
export function useIsCalling(): boolean {
  return useSyncExternalStore(subscribe, () => phone.call !== null && phone.call.phase !== 'over')
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
