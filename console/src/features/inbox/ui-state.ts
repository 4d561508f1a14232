import { useSyncExternalStore } from 'react'

export type Dialog =
  | 'block'
  | 'end'
  | 'transfer'
  | 'help'
  | 'snooze'
  | 'clear'
  | 'delete'
  | 'begin'
  | 'demand'
  | 'history'
  | null

let dialog: Dialog = null
const listeners = new Set<() => void>()

/** Which dialog of the open conversation is up: actions open it, the conversation shows it. */
export function openDialog(next: Dialog): void {
  dialog = next
  for (const listener of listeners) listener()
}

export function useDialog(): Dialog {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => dialog,
  )
}

export const COMPOSER_ID = 'composer-text'

/** Puts the cursor where one writes. */
export function focusComposer(): void {
  requestAnimationFrame(() => document.getElementById(COMPOSER_ID)?.focus())
}
