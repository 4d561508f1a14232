import { useSyncExternalStore } from 'react'

let isOpen = false
const listeners = new Set<() => void>()

function set(open: boolean): void {
  isOpen = open
  for (const listener of listeners) listener()
}

export function openProfile(): void {
  set(true)
}

export function closeProfile(): void {
  set(false)
}

/** Whether one's own profile is shown; opened from the menu, the palette or its address. */
export function useProfile(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => isOpen,
  )
}
