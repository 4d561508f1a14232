import { queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { isUsable } from '@/lib/template'
import { keys } from '@/live/keys'

/** For whom a template is filled: the customer of a conversation, or somebody who has none yet. */
export interface Beholder {
  conversationId?: string
  name?: string
  phone?: string
  departmentId?: string
}

/** A connection's templates that can be sent now. */
export function usableTemplatesQuery(connectionId: string) {
  return queryOptions({
    queryKey: [...keys.templates, connectionId],
    queryFn: ({ signal }) =>
      api.get('/connections/{connectionId}/templates', { path: { connectionId }, signal }),
    select: ({ items }) => items.filter(isUsable),
    staleTime: 30_000,
  })
}

/** What fills a template's blanks by itself. */
export function previewQuery(templateId: string, beholder: Beholder) {
  return queryOptions({
    queryKey: ['template-preview', templateId, beholder],
    queryFn: ({ signal }) =>
      api.post('/templates/{templateId}/preview', {
        path: { templateId },
        body: {
          conversationId: beholder.conversationId ?? null,
          name: beholder.name || null,
          phone: beholder.phone || null,
          departmentId: beholder.departmentId || null,
        },
        signal,
      }),
    staleTime: 0,
  })
}
