import { notifications } from '@mantine/notifications'
import { useEffect, useRef } from 'react'
import { problemText } from '@/lib/i18n'
import { uuidv7 } from '@/lib/uuid'
import { useDesk } from '@/live/connection'
import type { Quote } from '@/live/drafts'
import type { Outgoing, OutgoingContent } from '@/live/outbox'

/** Puts a message into the outbox; says so when a colleague was quicker with the conversation. */
export function useOutgoing(conversationId: string, kind: Outgoing['kind']) {
  const desk = useDesk()
  const onRefusal = useRef(desk.onRefusal.bind(desk)).current
  useEffect(
    () =>
      onRefusal((outgoing, problem) => {
        if (outgoing.conversationId !== conversationId || problem.code !== 'already-taken') return
        notifications.show({ color: 'orange', message: problemText(problem) })
      }),
    [onRefusal, conversationId],
  )
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
