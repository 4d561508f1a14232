import { useEffect, useRef, useSyncExternalStore } from 'react'
import { readStored, writeStored } from './stored'

/** Something a key does. `mod` stands for ⌘ or Ctrl; a single letter works only outside of fields. */
export interface Shortcut {
  keys: string
  run: () => void
}

const KEY = 'prosa:shortcuts'
const listeners = new Set<() => void>()
let areOn = readStored<boolean>(KEY, true)

/** Single-letter shortcuts can be turned off, for people who dictate or have shaky hands. */
export function setLetterShortcuts(on: boolean): void {
  areOn = on
  writeStored(KEY, on)
  for (const listener of listeners) listener()
}

export function useLetterShortcuts(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => areOn,
  )
}

/** Listens while mounted; the newest list of shortcuts counts. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const found = latest.current.find((it) => fits(event, it.keys))
      if (!found) return
      event.preventDefault()
      found.run()
    }
    document.addEventListener('keydown', handle)
    return () => document.removeEventListener('keydown', handle)
  }, [])
}

function fits(event: KeyboardEvent, keys: string): boolean {
  const mod = event.metaKey || event.ctrlKey
  if (keys.startsWith('mod+')) return mod && event.key.toLowerCase() === keys.slice(4)
  if (mod || event.altKey || !areOn || isWriting(event.target)) return false
  if (document.querySelector('[role="dialog"][aria-modal="true"]')) return false
  return event.key.toLowerCase() === keys
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role="menu"]') !== null)
  )
}

/** How keys are shown: ⌘K on a Mac, Ctrl K elsewhere. */
export function keysLabel(keys: string): string {
  const isMac = navigator.platform.startsWith('Mac')
  return keys
    .replace('mod+', isMac ? '⌘' : 'Ctrl ')
    .toUpperCase()
    .replace('CTRL', 'Ctrl')
}
