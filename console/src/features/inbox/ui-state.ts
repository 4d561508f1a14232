import { useSyncExternalStore } from 'react'

export type Dialog =
  | 'block'
  | 'block-contact'
  | 'unblock-contact'
  | 'end'
  | 'transfer'
  | 'change-channel'
  | 'help'
  | 'snooze'
  | 'clear'
  | 'delete'
  | 'begin'
  | 'demand'
  | 'history'
  | 'schedule'
  | 'fire-flow'
  | 'flow-runs'
  | 'pause-flow'
  | 'ask-nps'
  | 'ask-rating'
  | null

interface Open {
  dialog: Dialog
  /** Of which conversation, or of the one that is open. */
  of: string | null
}

const NONE: Open = { dialog: null, of: null }

let open = NONE
const listeners = new Set<() => void>()

function show(next: Open): void {
  open = next
  for (const listener of listeners) listener()
}

/** Which dialog of the open conversation is up: actions open it, the conversation shows it. */
export function openDialog(next: Dialog): void {
  show({ dialog: next, of: null })
}

/** The same of a conversation that opens only now. */
export function openDialogOf(conversation: string, next: Dialog): void {
  show({ dialog: next, of: conversation })
}

/** A conversation is left: its dialog does not outlive it. */
export function closeDialogOf(conversation: string): void {
  if (open.of === null || open.of === conversation) show(NONE)
}

export function useDialog(conversation: string): Dialog {
  const { dialog, of } = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => open,
  )
  return of === null || of === conversation ? dialog : null
}

export const COMPOSER_ID = 'composer-text'

/** Puts the cursor where one writes. */
export function focusComposer(): void {
  requestAnimationFrame(() => document.getElementById(COMPOSER_ID)?.focus())
}
