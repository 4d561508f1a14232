import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { ScheduleState } from '@/lib/schemas'
import { keys } from './keys'

const PAGE = 30
const FIRST: string | null = null
/** What is on its way already stands in the conversation. */
const AHEAD: readonly ScheduleState[] = ['pending']

/** What the server is asked. */
export interface SchedulesQuery {
  q: string
  states: readonly ScheduleState[]
}

/** Scheduled messages. The live socket tells when they are old. */
export function schedulesQuery(query: SchedulesQuery) {
  return infiniteQueryOptions({
    queryKey: [...keys.schedules, 'list', query] as const,
    queryFn: ({ pageParam, signal }) =>
      api.get('/schedules', { query: { ...query, limit: PAGE, after: pageParam }, signal }),
    initialPageParam: FIRST,
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** What is still to go out in one conversation, the next first. */
export function schedulesOfQuery(conversation: string) {
  return queryOptions({
    queryKey: [...keys.schedules, 'of', conversation] as const,
    queryFn: ({ signal }) =>
      api.get('/schedules', { query: { conversation, states: AHEAD, limit: 20 }, signal }),
  })
}
