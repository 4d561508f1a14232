import { useMediaQuery } from '@mantine/hooks'
import { useSyncExternalStore } from 'react'
import { usePreferences, useSetInboxPreferences } from '@/live/preferences'
import { useBeside } from './beside'

/** Below this the contact floats over the conversation instead of standing beside it. */
const NARROW = '(max-width: 1339px)'

let isFloating = false
const listeners = new Set<() => void>()

function setFloating(open: boolean): void {
  isFloating = open
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export interface ContactPanelState {
  isOpen: boolean
  set: (open: boolean) => void
}

/**
 * Whether the contact panel is open. Beside the conversation it is a remembered choice; floating
 * over it, it must not cover what one has just opened, so it starts closed.
 */
export function useContactPanel(): ContactPanelState {
  const beside = useBeside()
  const isNarrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false })
  const { panelOpen } = usePreferences().inbox
  const setInbox = useSetInboxPreferences()
  const floating = useSyncExternalStore(subscribe, () => isFloating)
  if (beside) return beside.panel
  return isNarrow
    ? { isOpen: floating, set: setFloating }
    : { isOpen: panelOpen, set: (open) => setInbox({ panelOpen: open }) }
}
