import type { Answer } from '@/lib/api'
import type { Visitor } from '@/lib/schemas'

/** An open conversation: what the server answers of it, and who its visitor is. */
export type ConversationView = Answer<'get', '/conversations/{conversationId}'> & {
  /** Null on a channel without visitors. */
  visitor: Visitor | null
}
