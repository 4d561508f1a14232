import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from '@/lib/api'
import type { Bootstrap, InboxPreferences, Preferences } from '@/lib/schemas'
import { changeDesk } from './apply-event'
import { useBootstrap } from './bootstrap'
import { keys } from './keys'
import { unsavedPreferences } from './unsaved'

export function usePreferences(): Preferences {
  return useBootstrap((it) => it.me.preferences)
}

const QUIET = 500
let pending: ReturnType<typeof setTimeout> | undefined

async function save(cache: QueryClient): Promise<void> {
  const preferences = cache.getQueryData<Bootstrap>(keys.bootstrap)?.me.preferences
  if (preferences) await api.patch('/me', { body: { preferences } }).catch(() => undefined)
}

/**
 * Changes a preference at once here and, after a quiet moment, on the server, so that dragging a
 * volume is one call. A preference that could not be saved still holds for this visit.
 */
export function useSetPreferences(): (change: (held: Preferences) => Preferences) => void {
  const cache = useQueryClient()
  return useCallback(
    (change) => {
      changeDesk(cache, (desk) => ({
        ...desk,
        me: { ...desk.me, preferences: change(desk.me.preferences) },
      }))
      if (pending) clearTimeout(pending)
      else unsavedPreferences.begin()
      pending = setTimeout(() => {
        pending = undefined
        void save(cache).finally(unsavedPreferences.end)
      }, QUIET)
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
