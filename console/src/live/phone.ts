import { useSyncExternalStore } from 'react'
import type { CallDirection, CallVia } from '@/lib/schemas'
import type { WavoipState } from '@/lib/wavoip'

/** How a way to call stands in this window. */
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
  lines: Readonly<Record<CallVia, LineState>>
  /** How my devices of Wavoip stand, by their ids, while this window has them open. */
  devices: Readonly<Record<string, WavoipState>>
  call: PhoneCall | null
  /** The panel was closed while the call goes on. */
  isHidden: boolean
  /** The panel from which one calls over WhatsApp. */
  isDialling: boolean
}

/** Whom one calls: the customer of a conversation, or a number. */
export interface Callee {
  name: string | null
  conversation?: string
  phone?: string
  /** The connection over which one talks with them. */
  connection?: string
}

/** What can be asked of the telephone. */
export interface PhoneActs {
  dial(via: CallVia, callee: Callee): void
  answer(): void
  hangUp(): void
  mute(on: boolean): void
  hold(on: boolean): void
  press(key: string): void
  dismiss(): void
}

const OFF: Phone = {
  lines: { pbx: 'off', wavoip: 'off' },
  devices: {},
  call: null,
  isHidden: false,
  isDialling: false,
}

let phone: Phone = OFF
let acts: PhoneActs | null = null
/** Whom somebody wanted to call while the telephone was still being loaded. */
let wanted: { via: CallVia; callee: Callee } | null = null
const listeners = new Set<() => void>()

export function getPhone(): Phone {
  return phone
}

export function setPhone(change: Partial<Phone>): void {
  phone = { ...phone, ...change }
  for (const listener of listeners) listener()
}

export function setLine(via: CallVia, state: LineState): void {
  setPhone({ lines: { ...phone.lines, [via]: state } })
}

/** Changes the call, if it is still the same. */
export function setCall(id: string, change: Partial<PhoneCall>): void {
  if (phone.call?.id === id) setPhone({ call: { ...phone.call, ...change } })
}

/** Who carries out what is asked, for as long as there is a telephone. */
export function setPhoneActs(next: PhoneActs | null): void {
  acts = next
  if (!next) setPhone(OFF)
  if (next && wanted) next.dial(wanted.via, wanted.callee)
  wanted = null
}

/** Calls somebody, as soon as there is a telephone: its program comes after the first page. */
export function dial(via: CallVia, callee: Callee): void {
  if (acts) acts.dial(via, callee)
  else wanted = { via, callee }
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
  return useSyncExternalStore(subscribe, () => isCalling(phone))
}

/** Whether a call goes on here whose panel was closed: this conversation's, or any. */
export function useHasHiddenCall(conversation?: string): boolean {
  return useSyncExternalStore(
    subscribe,
    () =>
      phone.isHidden &&
      isCalling(phone) &&
      (conversation === undefined || phone.call?.conversation === conversation),
  )
}

export function isCalling({ call }: Phone): boolean {
  return call !== null && call.phase !== 'over'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
