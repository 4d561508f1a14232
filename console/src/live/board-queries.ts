import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { catchUp } from './apply-event'
import { type Column, UNTAGGED } from './boards'
import { keys } from './keys'
import { withNews } from './on-its-way'

const PAGE = 30
const FIRST: string | null = null
/** The cards of a column. The live socket keeps them true. */
export function cardsQuery(cache: QueryClient, { by, id }: Column) {
  return infiniteQueryOptions({
    queryKey: [...keys.cards, { by, id }] as const,
    queryFn: async ({ pageParam, signal }) => {
      const query = { after: pageParam, limit: PAGE }
      const { answer, news } = await withNews(() => {
        switch (by) {
          case 'stage':
            return api.get('/stages/{stageId}/cards', { path: { stageId: id }, query, signal })
          case 'tag':
            return api.get('/tags/{tagId}/cards', { path: { tagId: id }, query, signal })
          case 'untagged':
            return api.get('/untagged/cards', { query, signal })
          default:
            return by satisfies never
        }
      })
      if (news.size > 0) setTimeout(() => catchUp(cache, news))
      return answer
    },
    initialPageParam: FIRST,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** How many cards each stage of a board holds, and what they are worth. */
export function boardTotalsQuery(boardId: string) {
  return queryOptions({
    queryKey: [...keys.cardTotals, 'board', boardId] as const,
    queryFn: ({ signal }) => api.get('/boards/{boardId}/totals', { path: { boardId }, signal }),
    select: byColumn,
  })
}

/** The same of tags, and of those without any. */
export function tagTotalsQuery(tags: readonly string[], untagged: boolean) {
  return queryOptions({
    queryKey: [...keys.cardTotals, 'tags', tags, untagged] as const,
    queryFn: ({ signal }) => api.get('/tags/totals', { query: { tags, untagged }, signal }),
    select: byColumn,
  })
}

function byColumn<Total extends { column?: string | null }>({
  items,
}: {
  items: readonly Total[]
}) {
  return new Map(items.map((it) => [it.column ?? UNTAGGED, it]))
}

/** How a conversation went over the boards, newest first. */
export function cardStepsQuery(conversationId: string) {
  return queryOptions({
    queryKey: [...keys.cardSteps, conversationId] as const,
    queryFn: ({ signal }) =>
      api.get('/conversations/{conversationId}/card-steps', { path: { conversationId }, signal }),
    select: ({ items }) => items,
  })
}
