import { uuidv7 } from '@/lib/uuid'
import { useDesk } from '@/live/connection'
import type { Quote } from '@/live/drafts'
import type { Outgoing, OutgoingContent } from '@/live/outbox'

/** Puts a message into the outbox. */
export function useOutgoing(conversationId: string, kind: Outgoing['kind']) {
  const desk = useDesk()
  return (content: OutgoingContent, quote: Quote | null = null) =>
    desk.outbox.add({
      id: uuidv7(),
      conversationId,
      kind,
      content,
      quote,
      at: new Date().toISOString(),
    })
}
