import { api } from '@/lib/api'
import type { Conversation } from '@/lib/schemas'

type Call = (id: string) => Promise<Conversation>

/** Accepts a conversation. */
export const accept = (id: string, pauseFlow?: boolean) =>
  api.put('/conversations/{conversationId}/acceptance', {
    ...on(id),
    query: { pauseFlow: pauseFlow ?? null },
  })

const on = (conversationId: string) => ({ path: { conversationId } })

/** What the server does to a conversation at once; it answers the conversation as it is then. */
export const ACTS = {
  return: (id) => api.delete('/conversations/{conversationId}/acceptance', on(id)),
  take: (id) => api.put('/conversations/{conversationId}/assignment', on(id)),
  resolve: (id) => api.put('/conversations/{conversationId}/resolution', on(id)),
  reopen: (id) => api.delete('/conversations/{conversationId}/resolution', on(id)),
  archive: (id) => api.put('/conversations/{conversationId}/archive', on(id)),
  unarchive: (id) => api.delete('/conversations/{conversationId}/archive', on(id)),
  wake: (id) => api.delete('/conversations/{conversationId}/snooze', on(id)),
  markUnread: (id) => api.put('/conversations/{conversationId}/unread', on(id)),
  markRead: (id) => api.delete('/conversations/{conversationId}/unread', on(id)),
  end: (id) => api.put('/conversations/{conversationId}/end', on(id)),
} satisfies Record<string, Call>

export type Act = keyof typeof ACTS
