import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from '@/lib/api'
import type { Bootstrap, InboxPreferences, Preferences } from '@/lib/schemas'
import { changeDesk } from './apply-event'
import { useBootstrap } from './bootstrap'
import { keys } from './keys'

export function usePreferences(): Preferences {
  return useBootstrap((it) => it.me.preferences)
}

const QUIET = 500
let pending: ReturnType<typeof setTimeout> | undefined

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
      clearTimeout(pending)
      pending = setTimeout(() => {
        const preferences = cache.getQueryData<Bootstrap>(keys.bootstrap)?.me.preferences
        if (preferences) void api.patch('/me', { body: { preferences } }).catch(() => undefined)
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
