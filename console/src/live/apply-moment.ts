import type { QueryClient } from '@tanstack/react-query'
import { useQuery } from '@tanstack/react-query'
import { changeDesk, changeRows, changeView } from './apply-event'
import type { Moment, TypingWho } from './events'
import { keys } from './keys'

/** Who is typing where, and what they have typed so far if the channel tells. */
export interface Typist {
  who: TypingWho
  text: string | null
  at: number
}

type TypingMap = Record<string, Typist[]>

/** Folds what is true right now. It is lost on reconnect and said again by the server. */
export function applyMoment(cache: QueryClient, moment: Moment, now: number): void {
  switch (moment.type) {
    case 'counts':
      changeDesk(cache, (desk) => ({ ...desk, counts: moment.counts }))
      break
    case 'presence':
      changeDesk(cache, (desk) => ({
        ...desk,
        agents: desk.agents.map((agent) => ({
          ...agent,
          presence: moment.agents[agent.id] ?? agent.presence,
        })),
      }))
      break
    case 'typing': {
      const { conversationId: id, who, on, text } = moment
      setTypist(cache, id, who, on ? { who, text: text ?? null, at: now } : null)
      break
    }
    case 'viewers':
      changeView(cache, moment.conversationId, (view) => ({ ...view, viewers: moment.viewers }))
      break
    case 'visitor':
      changeRows(cache, moment.conversationId, (item) => ({
        ...item,
        visitorOnline: moment.online,
      }))
      changeView(cache, moment.conversationId, (view) => ({
        ...view,
        conversation: { ...view.conversation, visitorOnline: moment.online },
        visitor: view.visitor
          ? {
              ...view.visitor,
              online: moment.online,
              page: moment.page ?? view.visitor.page ?? null,
            }
          : null,
      }))
      break
    default:
      moment satisfies never
  }
}

/** Somebody started (or, with null, stopped) typing. A sent message also stops its writer. */
export function setTypist(
  cache: QueryClient,
  conversationId: string,
  who: Pick<TypingWho, 'id' | 'kind'>,
  typist: Typist | null,
): void {
  cache.setQueryData<TypingMap>(keys.typing, (held = {}) => {
    const others = (held[conversationId] ?? []).filter(
      (it) => it.who.kind !== who.kind || it.who.id !== who.id,
    )
    return { ...held, [conversationId]: typist ? [...others, typist] : others }
  })
}

const nobody: Typist[] = []

export function useTypists(conversationId: string): Typist[] {
  const { data } = useQuery<TypingMap, Error, Typist[]>({
    queryKey: keys.typing,
    queryFn: () => ({}),
    enabled: false,
    gcTime: Number.POSITIVE_INFINITY,
    select: (all) => all[conversationId] ?? nobody,
  })
  return data ?? nobody
}
