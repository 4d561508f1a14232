import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { Inquiry, SurveyScale } from '@/lib/schemas'
import { keys } from './keys'

const PAGE = 50
const FIRST: string | null = null

/** What customers are asked here. The live socket tells when it is old. */
export const surveysQuery = queryOptions({
  queryKey: keys.surveys,
  queryFn: ({ signal }) => api.get('/surveys', { signal }),
  select: ({ items }) => items,
})

/** Whose service, asked when. */
export interface RatingsQuery {
  agents: readonly string[]
  departments: readonly string[]
  from: string
  until: string
}

/** Which of those sendings a list shows. */
export interface InquiriesQuery extends RatingsQuery {
  kinds: readonly SurveyScale[]
  states: readonly Inquiry['state'][]
  least: number | null
  most: number | null
}

/** Which surveys were sent, the latest first. */
export function inquiriesQuery(query: InquiriesQuery) {
  return infiniteQueryOptions({
    queryKey: [...keys.ratings, 'list', query] as const,
    queryFn: ({ pageParam, signal }) =>
      api.get('/survey-inquiries', { query: { ...query, limit: PAGE, after: pageParam }, signal }),
    initialPageParam: FIRST,
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** The latest of one conversation. */
export function inquiriesOfQuery(conversation: string) {
  return queryOptions({
    queryKey: [...keys.ratings, 'of', conversation] as const,
    queryFn: ({ signal }) =>
      api.get('/survey-inquiries', { query: { conversation, limit: 10 }, signal }),
    select: ({ items }) => items,
  })
}

/** What came of them, for each way to answer. */
export function figuresQuery(query: RatingsQuery) {
  return queryOptions({
    queryKey: [...keys.ratings, 'figures', query] as const,
    queryFn: ({ signal }) => api.get('/survey-figures', { query: { ...query }, signal }),
    select: ({ items }) => items,
  })
}
