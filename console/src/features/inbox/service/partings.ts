import { useSyncExternalStore } from 'react'

/*
 * What I did to lose sight of a conversation, for the pane that closes: "you transferred it to ...".
 * Without a parting somebody else took it from my sight.
 */

let partings: Readonly<Record<string, string>> = {}
const listeners = new Set<() => void>()

function set(next: Readonly<Record<string, string>>): void {
  partings = next
  for (const listener of listeners) listener()
}

export function sayParting(conversationId: string, words: string): void {
  set({ ...partings, [conversationId]: words })
}

export function forgetParting(conversationId: string): void {
  if (!(conversationId in partings)) return
  const { [conversationId]: _, ...others } = partings
  set(others)
}

export function useParting(conversationId: string): string | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => partings[conversationId],
  )
}
