import type { Conversation } from '@/lib/schemas'
import { uuidv7 } from '@/lib/uuid'
import { useDesk } from '@/live/connection'
import type { Quote } from '@/live/drafts'
import type { Outgoing, OutgoingContent } from '@/live/outbox'
import { usePauseQuestion } from '../flows/pause-question'

interface Wish {
  /** What is said, taken when it is clear that it goes. */
  contents: () => readonly OutgoingContent[]
  /** What the first of it answers. */
  quote?: Quote | null
  /** It is on its way. */
  onGone?: () => void
}

/** Puts messages into the outbox; where the first answer accepts the conversation, once that may be. */
export function useOutgoing(conversation: Conversation, kind: Outgoing['kind']) {
  const { outbox } = useDesk()
  const askPause = usePauseQuestion(conversation)
  return ({ contents, quote = null, onGone }: Wish) => {
    const go = (pauseFlow?: boolean) => {
      for (const [place, content] of contents().entries()) {
        outbox.add({
          id: uuidv7(),
          conversationId: conversation.id,
          kind,
          content,
          quote: place === 0 ? quote : null,
          at: new Date().toISOString(),
          ...(pauseFlow === undefined ? {} : { pauseFlow }),
        })
      }
      onGone?.()
    }
    if (kind === 'note') go()
    else askPause(go)
  }
}
