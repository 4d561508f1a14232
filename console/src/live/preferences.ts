import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from '@/lib/api'
import type { Bootstrap, InboxPreferences, Preferences } from '@/lib/schemas'
import { useBootstrap } from './bootstrap'
import { changeDesk } from './held'
import { keys } from './keys'
import { leftPreferences, unsavedPreferences } from './unsaved'

export function usePreferences(): Preferences {
  return useBootstrap((it) => it.me.preferences)
}

const QUIET = 500
let pending: { cache: QueryClient; timer: ReturnType<typeof setTimeout> } | undefined

async function send(cache: QueryClient): Promise<void> {
  const preferences = cache.getQueryData<Bootstrap>(keys.bootstrap)?.me.preferences
  if (!preferences) return
  await api.patch('/me', { body: { preferences }, outlivesPage: true }).catch(() => undefined)
  leftPreferences.saved()
}

function save(): void {
  if (!pending) return
  const { cache, timer } = pending
  clearTimeout(timer)
  pending = undefined
  void send(cache).finally(unsavedPreferences.end)
}

// A choice made just before the tab closes or reloads is a choice too.
window.addEventListener('pagehide', () => {
  const desk = pending?.cache.getQueryData<Bootstrap>(keys.bootstrap)
  if (desk) leftPreferences.leave(desk)
  save()
})

/**
 * Changes a preference at once here and, after a quiet moment or when the page goes, on the server,
 * so that dragging a volume is one call. A preference that could not be saved still holds for this
 * visit.
 */
export function useSetPreferences(): (change: (held: Preferences) => Preferences) => void {
  const cache = useQueryClient()
  return useCallback(
    (change) => {
      changeDesk(cache, (desk) => ({
        ...desk,
        me: { ...desk.me, preferences: change(desk.me.preferences) },
      }))
      if (pending) clearTimeout(pending.timer)
      else unsavedPreferences.begin()
      pending = { cache, timer: setTimeout(save, QUIET) }
    },
    [cache],
  )
}

/** The inbox's part of the preferences, which changes the most. */
export function useSetInboxPreferences(): (change: Partial<InboxPreferences>) => void {
  const set = useSetPreferences()
  return useCallback(
    (change) => set((held) => ({ ...held, inbox: { ...held.inbox, ...change } })),
    [set],
  )
}
