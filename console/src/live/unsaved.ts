import type { Bootstrap, Preferences } from '@/lib/schemas'

let waiting = 0

/** Preferences that are set here and not yet saved: what the server tells of them meanwhile is old. */
export const unsavedPreferences = {
  begin: () => {
    waiting += 1
  },
  end: () => {
    waiting -= 1
  },
  any: () => waiting > 0,
}

const PLACE = 'prosa:unsaved-preferences'

interface Left {
  agent: string
  preferences: Preferences
}

/**
 * What the page that goes is still saving, for the one that comes in its place: it asks for the desk
 * at once, perhaps before the server has heard.
 */
export const leftPreferences = {
  leave: ({ me }: Bootstrap) => {
    const left: Left = { agent: me.agent.id, preferences: me.preferences }
    sessionStorage.setItem(PLACE, JSON.stringify(left))
  },
  saved: () => sessionStorage.removeItem(PLACE),
  /** The desk as the page before left it, the first time it is asked for. */
  restore: (desk: Bootstrap): Bootstrap => {
    const left: Left | null = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null')
    sessionStorage.removeItem(PLACE)
    return left?.agent === desk.me.agent.id
      ? { ...desk, me: { ...desk.me, preferences: left.preferences } }
      : desk
  },
}
