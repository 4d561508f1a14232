import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { api } from '@/lib/api'
import { asProblem } from '@/lib/problem'
import type {
  ConversationPage,
  ConversationView,
  MessagePage,
  OpenedConversation,
  Visitor,
} from '@/lib/schemas'
import { changeView } from '@/live/apply-event'
import { keys } from '@/live/keys'
import type { ListQuery } from '@/live/list-query'
import { noteSeen } from '@/live/marks'
import { extend, joinWindows } from '@/live/timeline'

const PAGE = 40
const FIRST: string | null = null

/** A list of conversations. The live socket keeps it true; a search is asked again when old. */
export function listQuery(cache: QueryClient, query: ListQuery) {
  return infiniteQueryOptions({
    queryKey: [...keys.lists, query] as const,
    queryFn: async ({ pageParam, signal }) => {
      const page = await api.get<ConversationPage>(
        '/conversations',
        { ...query, archived: String(query.archived), limit: PAGE, after: pageParam },
        signal,
      )
      noteSeen(cache, page.seen)
      return page
    },
    initialPageParam: FIRST,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: query.q === '' ? Number.POSITIVE_INFINITY : 10_000,
  })
}

export function useConversations(query: ListQuery) {
  const cache = useQueryClient()
  return useInfiniteQuery(listQuery(cache, query))
}

/** Who is behind a website conversation; null on every other channel. */
async function visitorOf(id: string, signal: AbortSignal): Promise<Visitor | null> {
  try {
    return await api.get<Visitor>(`/conversations/${id}/visitor`, undefined, signal)
  } catch (failure) {
    if (asProblem(failure).status === 404) return null
    throw failure
  }
}

/** A conversation with its newest (or first unread) messages, joined to those already held. */
export function viewQuery(cache: QueryClient, id: string) {
  return queryOptions({
    queryKey: keys.conversation(id),
    queryFn: async ({ signal }) => {
      const [opened, visitor] = await Promise.all([
        api.get<OpenedConversation>(`/conversations/${id}`, undefined, signal),
        visitorOf(id, signal),
      ])
      const held = cache.getQueryData<ConversationView>(keys.conversation(id))
      const fresh = { ...opened, visitor, viewers: held?.viewers ?? [] }
      noteSeen(cache, { [id]: fresh.seen })
      return joinWindows(held, fresh)
    },
  })
}

export function useConversation(id: string) {
  const cache = useQueryClient()
  return useQuery(viewQuery(cache, id))
}

/** Fetches the page beyond one end of what is held. */
export async function loadBeyond(
  cache: QueryClient,
  view: ConversationView,
  end: 'older' | 'newer',
): Promise<void> {
  const { id } = view.conversation
  const edge = end === 'older' ? view.messages[0]?.seq : view.messages.at(-1)?.seq
  const page = await api.get<MessagePage>(`/conversations/${id}/messages`, {
    [end === 'older' ? 'before' : 'after']: edge,
    limit: 50,
  })
  changeView(cache, id, (held) => extend(held, page, end))
}

/** Replaces what is held by the messages around one, when a search leads far into the past. */
export async function loadAround(cache: QueryClient, id: string, seq: number): Promise<void> {
  const page = await api.get<MessagePage>(`/conversations/${id}/messages`, { around: seq })
  changeView(cache, id, (held) => ({
    ...held,
    messages: page.items,
    hasOlder: page.hasOlder,
    hasNewer: page.hasNewer,
  }))
}

/** Back to the newest messages after having been far in the past. */
export async function loadNewest(cache: QueryClient, id: string, lastSeq: number): Promise<void> {
  const page = await api.get<MessagePage>(`/conversations/${id}/messages`, { before: lastSeq + 1 })
  changeView(cache, id, (held) => ({
    ...held,
    messages: page.items,
    hasOlder: page.hasOlder,
    hasNewer: false,
  }))
}
