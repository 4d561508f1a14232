import { useBootstrap } from '@/live/bootstrap'
import type { ConversationView } from '@/live/view'

/** Why one cannot reply just now, as a short text key; null when one can. */
export function useReplyHint({ conversation, allowed }: ConversationView): string | null {
  const mustAccept = useBootstrap((it) => it.me.account.requireAccept)
  if (conversation.contact.blocked) return 'hint.blocked'
  if (conversation.superseded) return 'hint.superseded'
  if (conversation.ended) return 'hint.ended'
  const isHeld = conversation.state !== 'waiting' && conversation.state !== 'triage'
  if (!isHeld && mustAccept) return 'hint.acceptFirst'
  if (conversation.state === 'resolved' || conversation.state === 'closed') return 'hint.resolved'
  return allowed.includes('reply') ? null : 'hint.notYours'
}
