import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { AssistantCard, Conversation } from '@/lib/schemas'
import { useHasChatbot } from './flows'
import { keys } from './keys'

/** The bots of others that take part in this account. The live socket tells when it is old. */
export const assistantsQuery = queryOptions({
  queryKey: [...keys.flows, 'assistants'] as const,
  queryFn: ({ signal }) => api.get('/assistants', { signal }),
  select: ({ items }) => items,
  staleTime: Number.POSITIVE_INFINITY,
})

/** Those that answer where a conversation is. */
export function useAssistants(conversation: Conversation): readonly AssistantCard[] {
  const hasChatbot = useHasChatbot()
  const { data = [] } = useQuery({ ...assistantsQuery, enabled: hasChatbot })
  return data.filter((it) => it.connections.includes(conversation.connection.id))
}
