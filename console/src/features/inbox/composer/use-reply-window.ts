import { queryOptions, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { moment, nearTime } from '@/lib/format'
import type { Conversation } from '@/lib/schemas'
import { useNow } from '@/ui/use-now'

/** How long the customer can be written to, as a person reads it. */
export interface ReplyWindow {
  isOpen: boolean
  /** Short, to stand beside the field. */
  label: string
  /** What can be done once it is closed. */
  remedy: string | null
}

/**
 * The time in which a channel lets one answer freely; null on a channel without, and until it is
 * known. The server holds to it: this only says it before somebody has written in vain.
 */
export function useReplyWindow(conversation: Conversation): ReplyWindow | null {
  const { t } = useTranslation('inbox')
  const now = useNow()
  const { data } = useQuery(replyWindowQuery(conversation))
  if (!data || (data.open && !data.until)) return null
  const isOpen = data.open && Date.parse(data.until ?? '') > now
  if (isOpen && data.until) {
    return { isOpen, label: t('window.open', { at: nearTime(data.until, now) }), remedy: null }
  }
  const remedy = data.until ? t('window.closedText', { at: moment(data.until) }) : t('window.never')
  return { isOpen: false, label: t('window.closed'), remedy }
}

/** Until when the customer can be written to freely; asked on a channel that has such a time. */
export function replyWindowQuery({ id, incoming, connection, lastMessage }: Conversation) {
  return queryOptions({
    // Asked again when the customer has written, when the channel has refused something, and of another channel.
    queryKey: ['reply-window', id, connection.id, incoming, lastMessage?.status === 'failed'],
    queryFn: ({ signal }) =>
      api.get('/conversations/{conversationId}/window', {
        path: { conversationId: id },
        signal,
      }),
    enabled: connection.kind !== 'webchat',
    staleTime: 60_000,
  })
}
