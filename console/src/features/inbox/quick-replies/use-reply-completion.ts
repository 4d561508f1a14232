import type { KeyboardEvent } from 'react'
import type { QuickReply } from '@/lib/schemas'
import { type Completion, useCompletion } from '../composer/use-completion'
import { useQuickReplies } from './use-quick-replies'

/** `/fre` at the cursor; a slash inside a word, a date or an address begins nothing. */
const BEGUN = /(?:^|\s)(\/[\p{L}\p{M}\p{N}_.-]{0,32})$/u

/** What can be done with a quick reply where one writes. */
export interface ReplyTools {
  /** As the customer would read it. */
  fill: (reply: QuickReply) => string
  /** Brings along what is more than its words. */
  onPicked: (reply: QuickReply) => void
  /** Sends it at once. */
  onFire: (reply: QuickReply) => void
}

/** Offers quick replies for what begins with a slash; none where there are no `tools` for them. */
export function useReplyCompletion(
  text: string,
  caret: number,
  replace: (from: number, to: number, piece: string) => void,
  tools: ReplyTools | null,
): Completion<QuickReply> {
  const begun = (tools && BEGUN.exec(text.slice(0, caret))?.[1]) ?? ''
  const { find, isLoading } = useQuickReplies({ isWanted: begun !== '' })
  const completion = useCompletion({
    begun,
    caret,
    find,
    pick: (reply, from) => {
      replace(from, caret, tools?.fill(reply) ?? '')
      tools?.onPicked(reply)
    },
    fire: (reply, from) => {
      replace(from, caret, '')
      tools?.onFire(reply)
    },
  })
  const handleKey = (event: KeyboardEvent): boolean => {
    // Until they are there, Enter would send the bare shortcut to the customer.
    if (!(isLoading && completion.isOpen && event.key === 'Enter'))
      return completion.handleKey(event)
    event.preventDefault()
    return true
  }
  return { ...completion, handleKey }
}
