import type { Conversation } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import { useDesk } from '@/live/connection'
import { openDialog } from '../ui-state'

/** Goes on with what would accept the conversation; without an answer as the account wants it. */
type Next = (pauseFlow?: boolean) => void

let next: Next | null = null

/** Whoever accepts a conversation with which a flow talks says what becomes of it, where the account asks (E17). */
export function usePauseQuestion(conversation: Conversation | undefined): (then: Next) => void {
  const isAsked = useBootstrap((it) => it.me.account.flowPause === 'ask')
  const { outbox } = useDesk()
  return (then) => {
    const isHeld = conversation?.state !== 'waiting' && conversation?.state !== 'triage'
    // What is on its way accepts it already.
    const isOnItsWay = outbox
      .all()
      .some((it) => it.conversationId === conversation?.id && it.kind === 'reply' && !it.refused)
    if (!isAsked || isHeld || isOnItsWay || conversation?.bot !== 'active') {
      then()
      return
    }
    next = then
    openDialog('pause-flow')
  }
}

/** The dialog was answered. */
export function answerPauseQuestion(pauseFlow: boolean): void {
  const then = next
  dropPauseQuestion()
  then?.(pauseFlow)
}

/** Nothing is accepted after all. */
export function dropPauseQuestion(): void {
  next = null
  openDialog(null)
}
