import type {
  Account,
  AgentCard,
  ConnectionCard,
  Contact,
  ConversationItem,
  Counts,
  Department,
  Me,
  Message,
  MessageStatus,
  Presence,
  Seen,
  Viewer,
  Visitor,
} from '@/lib/schemas'

/** What happened, in order, without gaps. Folding all of them gives what a fresh bootstrap gives. */
export type LiveEvent =
  | { type: 'message.added'; conversation: ConversationItem; message: Message }
  | {
      type: 'message.status'
      conversationId: string
      direction: 'in' | 'out'
      upTo: number
      status: MessageStatus
    }
  | { type: 'conversation.changed'; conversation: ConversationItem }
  | { type: 'conversation.removed'; conversationId: string }
  | { type: 'read.moved'; conversationId: string; seen: Seen }
  | { type: 'contact.changed'; contact: Contact }
  | { type: 'agent.changed'; agent: AgentCard }
  | { type: 'department.changed'; department: Department }
  | { type: 'department.removed'; departmentId: string }
  | { type: 'connection.changed'; connection: ConnectionCard }
  | { type: 'connection.removed'; connectionId: string }
  | { type: 'account.changed'; account: Account }
  | { type: 'me.changed'; me: Me }
  | { type: 'rights.changed' }

/** Who is typing somewhere. */
export interface TypingWho {
  kind: 'contact' | 'agent'
  id: string
  name: string
}

/** What is true now and worth nothing a minute later: never stored, never resumed. */
export type Moment =
  | { type: 'counts'; counts: Counts }
  | { type: 'presence'; agents: Record<string, Presence> }
  | { type: 'typing'; conversationId: string; who: TypingWho; on: boolean; text?: string | null }
  | { type: 'viewers'; conversationId: string; viewers: Viewer[] }
  | {
      type: 'visitor'
      conversationId: string
      online: boolean
      page?: NonNullable<Visitor['page']> | null
    }

/** Everything the server says over the socket. */
export type ServerFrame =
  | { type: 'hello'; seq: number; ticket: string; ticketSeconds: number }
  | { type: 'events'; after: number; seq: number; events: LiveEvent[] }
  | { type: 'reload' }
  | { type: 'ticket'; ticket: string; ticketSeconds: number }
  | { type: 'pong' }
  | Moment

/** Everything we say over it. */
export type ClientFrame =
  | { type: 'watch'; conversationId: string | null }
  | { type: 'typing'; conversationId: string; on: boolean }
  | { type: 'ping' }
  | { type: 'idle'; on: boolean }
