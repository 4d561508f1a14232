import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { useQuery } from '@tanstack/react-query'
import type { Presence } from '@/lib/schemas'
import type { Moment, TypingWho, Viewer } from './events'
import { changeDesk, changeView } from './held'
import { keys } from './keys'

/** Who is typing in a conversation, and since when we know. */
export interface Typist {
  who: TypingWho
  at: number
}

type Of<Thing> = Record<string, Thing>

/** Folds what is true right now. It is lost on reconnect and said again by the server. */
export function applyMoment(cache: QueryClient, moment: Moment, now: number): void {
  switch (moment.type) {
    case 'counts':
      changeDesk(cache, (desk) => ({ ...desk, counts: moment.counts }))
      break
    case 'presence':
      cache.setQueryData<Of<Presence>>(keys.presence, moment.agents)
      break
    case 'typing': {
      const { conversationId, who, on } = moment
      setTypist(cache, conversationId, who.id, on ? { who, at: now } : null)
      break
    }
    case 'viewers':
      cache.setQueryData<Of<readonly Viewer[]>>(keys.viewers, (held = {}) => ({
        ...held,
        [moment.conversationId]: moment.viewers,
      }))
      break
    case 'visitor': {
      const { conversationId, online, page } = moment
      changeView(cache, conversationId, (view) => ({
        ...view,
        visitor: view.visitor && {
          ...view.visitor,
          online,
          page: page ? { url: page.url, title: page.title ?? '' } : view.visitor.page,
        },
      }))
      break
    }
    default:
      moment satisfies never
  }
}

/** A customer started (or, with null, stopped) typing. A message also stops its writer. */
export function setTypist(
  cache: QueryClient,
  conversationId: string,
  contactId: string,
  typist: Typist | null,
): void {
  cache.setQueryData<Of<readonly Typist[]>>(keys.typing, (held = {}) => {
    const others = (held[conversationId] ?? []).filter((it) => it.who.id !== contactId)
    return { ...held, [conversationId]: typist ? [...others, typist] : others }
  })
}

const nobody: readonly never[] = []

export function useTypists(conversationId: string): readonly Typist[] {
  return useMoment<readonly Typist[]>(keys.typing, conversationId) ?? nobody
}

/** Who has a conversation open, ourselves among them. */
export function useViewers(conversationId: string): readonly Viewer[] {
  return useMoment<readonly Viewer[]>(keys.viewers, conversationId) ?? nobody
}

/** Whether a colleague is there: what they chose, as long as a screen of theirs is connected. */
export function usePresence(agentId: string): Presence {
  return useMoment<Presence>(keys.presence, agentId) ?? 'offline'
}

/** How many of these colleagues are there and take conversations. */
export function useOnlineCount(agentIds: readonly string[]): number {
  const { data } = useQuery<Of<Presence>, Error, number>({
    queryKey: keys.presence,
    queryFn: () => ({}),
    enabled: false,
    gcTime: Number.POSITIVE_INFINITY,
    select: (all) => agentIds.filter((id) => all[id] === 'online').length,
  })
  return data ?? 0
}

function useMoment<Thing>(queryKey: QueryKey, id: string): Thing | null {
  const { data } = useQuery<Of<Thing>, Error, Thing | null>({
    queryKey,
    queryFn: () => ({}),
    enabled: false,
    gcTime: Number.POSITIVE_INFINITY,
    select: (all) => all[id] ?? null,
  })
  return data ?? null
}
