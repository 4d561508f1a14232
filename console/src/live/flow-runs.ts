import { queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { Conversation } from '@/lib/schemas'
import { keys } from './keys'

/** What ran in a conversation, and what it marked there: as it was at the conversation's last line. */
export function flowRunsQuery({ id, lastSeq }: Conversation) {
  return queryOptions({
    queryKey: [...keys.flowRuns, id, lastSeq] as const,
    queryFn: ({ signal }) =>
      api.get('/conversations/{conversationId}/flow-runs', {
        path: { conversationId: id },
        signal,
      }),
    gcTime: 0,
  })
}
