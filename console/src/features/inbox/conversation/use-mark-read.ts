import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { api } from '@/lib/api'
import { moveSeen } from '@/live/apply-event'
import { useMe } from '@/live/bootstrap'
import { seenOf } from '@/live/marks'
import type { ConversationView } from '@/live/view'

/** Whether a person can really be looking at this page. */
export function isLookedAt(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}

/**
 * Moves my read position to the last message that has really been in sight: this window visible,
 * focused, and the message within the view; never while one only looks in. Answers the check, to be called after scrolling.
 */
export function useMarkRead(
  scroller: RefObject<HTMLDivElement | null>,
  view: ConversationView,
  isLooking: boolean,
): () => void {
  const cache = useQueryClient()
  const { id, markedUnread, owner } = view.conversation
  const latest = useRef(view)
  latest.current = view

  const check = useCallback(() => {
    if (isLooking || !isLookedAt() || !scroller.current) return
    const { messages, conversation } = latest.current
    const seq = lastInSight(scroller.current)
    const message = messages.findLast((it) => it.seq <= seq)
    if (!message || message.seq <= (seenOf(cache, conversation.id)?.seq ?? 0)) return
    moveSeen(cache, conversation.id, { seq: message.seq, incoming: message.incoming })
    void api
      .put('/conversations/{conversationId}/read', {
        path: { conversationId: conversation.id },
        body: { seq: message.seq },
      })
      .catch(() => undefined)
  }, [cache, scroller, isLooking])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is a reason to look again
  useEffect(() => {
    check()
    window.addEventListener('focus', check)
    document.addEventListener('visibilitychange', check)
    return () => {
      window.removeEventListener('focus', check)
      document.removeEventListener('visibilitychange', check)
    }
  }, [check, view.messages])

  // The mark is for whoever answers: a colleague who only looks in leaves it.
  const { agent } = useMe()
  const clears = useRef(markedUnread && (!owner || owner === agent.id))
  useEffect(() => {
    if (isLooking || !clears.current) return
    void api
      .delete('/conversations/{conversationId}/unread', { path: { conversationId: id } })
      .catch(() => undefined)
  }, [id, isLooking])

  return check
}

/** The number of the last message whose end is above the lower edge of the view. */
function lastInSight(scroller: HTMLElement): number {
  const edge = scroller.getBoundingClientRect().bottom + 8
  const marked = [...scroller.querySelectorAll<HTMLElement>('[data-seq]')]
  const last = marked.findLast((element) => element.getBoundingClientRect().bottom <= edge)
  return Number(last?.dataset.seq ?? 0)
}
