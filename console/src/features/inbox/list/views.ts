import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { InboxPreferences, SavedView, ViewLook } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import { keys } from '@/live/keys'
import { NO_FILTERS } from '@/live/list-query'
import { usePreferences, useSetInboxPreferences } from '@/live/preferences'
import { FOUR, isOfFour, TABS } from '../search'

/** What one looks at, as a view keeps it. */
export function lookOf({ tab, scope, kind, order, filters }: InboxPreferences): ViewLook {
  return { tab, scope, kind, order: order[tab], filters }
}

/** The saved view that shows exactly what one looks at, if any does. */
export function useCurrentView(): SavedView | null {
  const { inbox } = usePreferences()
  const views = useBootstrap((it) => it.views)
  const look = nameOf(lookOf(inbox))
  return views.find((it) => nameOf(it.look) === look) ?? null
}

/** The same for the same look, whatever the order of its parts. */
function nameOf({ tab, scope, kind, order, filters }: ViewLook): string {
  const parts = Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([tab, scope, kind, order, parts])
}

/** Turns the list to a view, to a set of tabs, or to what left the main list. */
export function useLookAt() {
  const { inbox } = usePreferences()
  const set = useSetInboxPreferences()
  return {
    view: ({ look: { tab, scope, kind, order, filters } }: SavedView) =>
      set({ tab, scope, kind, filters, order: { ...inbox.order, [tab]: order } }),
    shelf: (shelf: 'main' | 'archived' | 'snoozed') =>
      set({
        filters: {
          ...(shelf === 'main' ? inbox.filters : NO_FILTERS),
          archived: shelf === 'archived',
          snoozed: shelf === 'snoozed',
        },
      }),
    tabs: (isFour: boolean) => {
      if (isFour !== isOfFour(inbox.tab)) set({ tab: isFour ? FOUR[0] : TABS[0] })
    },
  }
}

/** How many conversations each view holds now, while somebody looks. */
export function useViewCounts(isWanted: boolean): (view: SavedView) => string | null {
  const { data } = useQuery({
    queryKey: keys.viewCounts,
    queryFn: ({ signal }) => api.get('/views/counts', { signal }),
    enabled: isWanted,
    refetchInterval: 5_000,
    staleTime: 2_000,
  })
  return ({ id }) => {
    const held = data?.counts[id]
    if (!held) return null
    return held.more ? `${held.count}+` : String(held.count)
  }
}
