import { useSyncExternalStore } from 'react'

let isOpen = false
const listeners = new Set<() => void>()

function set(open: boolean): void {
  isOpen = open
  for (const listener of listeners) listener()
}

export function openShortcutHelp(): void {
  set(true)
}

export function closeShortcutHelp(): void {
  set(false)
}

/** Whether the list of shortcuts is shown; opened from the menu, the palette or the `?` key. */
export function useShortcutHelp(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => isOpen,
  )
}
