import { notifications } from '@mantine/notifications'
import { problemText } from '@/lib/i18n'
import { filledReply } from '@/lib/quick-reply'
import type { QuickReply } from '@/lib/schemas'
import { copyOf, type Source } from '@/live/attachments'
import type { OutgoingContent } from '@/live/outbox'
import type { ConversationView } from '@/live/view'
import { contentsOf } from '../composer/contents'
import { noteQuickReply } from './use-quick-replies'
import type { ReplyTools } from './use-reply-completion'
import { useReplyValues } from './use-reply-values'

interface Writing {
  onFiles: (files: readonly Source[]) => void
  /** Sends what there is, in this order, beside whatever else is being written. */
  onSend: (contents: readonly OutgoingContent[]) => void
}

/** Fills, takes and fires quick replies in a conversation. */
export function useReplyTools(view: ConversationView, { onFiles, onSend }: Writing): ReplyTools {
  const values = useReplyValues(view)
  const fill = ({ text }: QuickReply) => filledReply(text, values())
  const fire = async (reply: QuickReply) => {
    const text = fill(reply).trim()
    try {
      onSend(contentsOf(text, await Promise.all(reply.files.map((file) => copyOf(file)))))
    } catch (failure) {
      notifications.show({ color: 'red', message: problemText(failure) })
    }
  }
  return {
    fill,
    onPicked: (reply) => {
      noteQuickReply(reply)
      onFiles(reply.files)
    },
    onFire: (reply) => {
      noteQuickReply(reply)
      void fire(reply)
    },
  }
}
