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
import type { Conversation, MessagePage, Visitor } from '@/lib/schemas'
import { brought, catchUp } from '@/live/apply-event'
import { changeView, findRow } from '@/live/held'
import { keys } from '@/live/keys'
import type { ListQuery } from '@/live/list-query'
import { noteSeen, useGone } from '@/live/marks'
import { withChanges, withNews } from '@/live/on-its-way'
import { extend, joinWindows } from '@/live/timeline'
import type { ConversationView } from '@/live/view'

const PAGE = 40
const FIRST: string | null = null

/** A list of conversations. The live socket keeps it true; a search is asked again when old. */
export function listQuery(cache: QueryClient, query: ListQuery) {
  return infiniteQueryOptions({
    queryKey: [...keys.lists, query] as const,
    queryFn: async ({ pageParam, signal }) => {
      const { filters, ...rest } = query
      const asked = { ...rest, ...filters, limit: PAGE, after: pageParam }
      const { answer: page, news } = await withNews(() =>
        api.get('/conversations', { query: asked, signal }),
      )
      noteSeen(cache, page.seen)
      if (news.size > 0) setTimeout(() => catchUp(cache, news))
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
    const path = { conversationId: id }
    return await api.get('/conversations/{conversationId}/visitor', { path, signal })
  } catch (failure) {
    if (asProblem(failure).status === 404) return null
    throw failure
  }
}

function hasVisitor(row: Conversation | undefined): boolean {
  return !row || row.connection.kind === 'webchat'
}

/** A conversation with its newest (or first unread) messages, joined to those already held. */
export function viewQuery(cache: QueryClient, id: string) {
  return queryOptions({
    queryKey: keys.conversation(id),
    queryFn: async ({ signal }) => {
      const { answer, changes } = await withChanges(id, () =>
        Promise.all([
          api.get('/conversations/{conversationId}', { path: { conversationId: id }, signal }),
          // A row that is held says which channel it is.
          hasVisitor(findRow(cache, id)) ? visitorOf(id, signal) : null,
        ]),
      )
      const [opened, visitor] = answer
      const held = cache.getQueryData<ConversationView>(keys.conversation(id))
      const fresh: ConversationView = { ...opened, visitor }
      noteSeen(cache, { [id]: fresh.seen })
      return brought(cache, joinWindows(held, fresh), changes)
    },
  })
}

export function useConversation(id: string) {
  const cache = useQueryClient()
  return useQuery(viewQuery(cache, id))
}

/** Whether this conversation is not for my eyes: taken from them while I looked, or never before them. */
export function useHidden(id: string): boolean {
  const { error } = useConversation(id)
  const isGone = useGone(id)
  return isGone || asProblem(error).status === 404
}

function messagesOf(
  conversationId: string,
  query: { before: number } | { after: number } | { around: number },
): Promise<MessagePage> {
  return api.get('/conversations/{conversationId}/messages', { path: { conversationId }, query })
}

/** Fetches the page beyond one end of what is held. */
export async function loadBeyond(
  cache: QueryClient,
  view: ConversationView,
  end: 'older' | 'newer',
): Promise<void> {
  const { id } = view.conversation
  const edge = end === 'older' ? view.messages[0]?.seq : view.messages.at(-1)?.seq
  if (edge === undefined) return
  const page = await messagesOf(id, end === 'older' ? { before: edge } : { after: edge })
  changeView(cache, id, (held) => extend(held, page, end))
}

/** Replaces what is held by the messages around one, when a search leads far into the past. */
export async function loadAround(cache: QueryClient, id: string, seq: number): Promise<void> {
  const page = await messagesOf(id, { around: seq })
  changeView(cache, id, (held) => ({
    ...held,
    messages: page.items,
    hasOlder: page.hasOlder,
    hasNewer: page.hasNewer,
  }))
}

/** Back to the newest messages after having been far in the past. */
export async function loadNewest(cache: QueryClient, id: string, lastSeq: number): Promise<void> {
  const page = await messagesOf(id, { before: lastSeq + 1 })
  changeView(cache, id, (held) => ({
    ...held,
    messages: page.items,
    hasOlder: page.hasOlder,
    hasNewer: false,
  }))
}
