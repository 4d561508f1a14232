import type {
  Account,
  AgentCard,
  AgentGroup,
  Board,
  ConnectionCard,
  Contact,
  Conversation,
  Counts,
  Demand,
  Department,
  Me,
  Message,
  MessageStatus,
  Presence,
  SavedView,
  Seen,
  Tag,
  Trouble,
} from '@/lib/schemas'

/** What happened, in order, without gaps. Folding all of them gives what a fresh bootstrap gives. */
export type LiveEvent =
  | { type: 'message.added'; conversation: Conversation; message: Message }
  | {
      type: 'message.status'
      conversationId: string
      direction: 'in' | 'out'
      upTo: number
      status: MessageStatus
    }
  | { type: 'message.changed'; conversation: Conversation; message: Message }
  | { type: 'conversation.changed'; conversation: Conversation }
  | { type: 'conversation.removed'; conversationId: string }
  | { type: 'conversation.ringing'; conversationId: string; until: string }
  | { type: 'read.moved'; conversationId: string; seen: Seen }
  | { type: 'contact.changed'; contact: Contact }
  | { type: 'agent.changed'; agent: AgentCard }
  | { type: 'department.changed'; department: Department }
  | { type: 'department.removed'; departmentId: string }
  | { type: 'group.changed'; group: AgentGroup }
  | { type: 'group.removed'; groupId: string }
  | { type: 'tag.changed'; tag: Tag }
  | { type: 'tag.removed'; tagId: string }
  | { type: 'view.changed'; view: SavedView }
  | { type: 'view.removed'; viewId: string }
  | { type: 'demand.changed'; demand: Demand }
  | { type: 'board.changed'; board: Board }
  | { type: 'board.removed'; boardId: string }
  | { type: 'connection.changed'; connection: ConnectionCard }
  | { type: 'connection.removed'; connectionId: string }
  | { type: 'connection.trouble'; connectionId: string; trouble?: Trouble | null }
  | { type: 'templates.changed'; connectionId: string }
  | { type: 'quick-replies.changed' }
  | { type: 'flows.changed' }
  | { type: 'vocabulary.changed' }
  | { type: 'schedules.changed'; conversationId: string }
  | {
      type: 'schedule.failed'
      scheduleId: string
      conversationId: string
      name: string
      reason: string
    }
  | { type: 'surveys.changed' }
  | { type: 'telephony.changed' }
  | { type: 'ratings.changed'; conversationId: string }
  | { type: 'account.changed'; account: Account }
  | { type: 'me.changed'; me: Me }
  | { type: 'rights.changed' }

/** A colleague who has a conversation open, and whether they are writing in it. */
export interface Viewer {
  agent: string
  typing: boolean
}

/** A customer who is writing somewhere. */
export interface TypingWho {
  kind: 'contact'
  id: string
  name: string
}

/** What is true now and worth nothing a minute later: never stored, never resumed. */
export type Moment =
  | { type: 'counts'; counts: Counts }
  | { type: 'presence'; agents: Record<string, Presence> }
  | { type: 'typing'; conversationId: string; who: TypingWho; on: boolean }
  | { type: 'viewers'; conversationId: string; viewers: Viewer[] }
  | {
      type: 'visitor'
      conversationId: string
      online: boolean
      page: { url: string; title: string | null } | null
    }

/** Everything the server says over the socket. */
export type ServerFrame =
  | { type: 'hello'; seq: number; ticket: string | null; ticketSeconds: number }
  | { type: 'events'; after: number; seq: number; events: LiveEvent[] }
  | { type: 'reload' }
  | { type: 'ticket'; ticket: string | null; ticketSeconds: number }
  | { type: 'pong' }
  | Moment

/** Everything we say over it. */
export type ClientFrame =
  | { type: 'watch'; conversationId: string | null }
  | { type: 'typing'; conversationId: string; on: boolean }
  | { type: 'ping' }
  | { type: 'idle'; on: boolean }
