/**
 * The product's words for the server's shapes. Everything else in the console imports from here,
 * so that regenerating `api/types.ts` never touches more than this one file.
 */
import type { components } from '@/api/types'

type Schemas = components['schemas']

export type Agent = Schemas['Agent']
export type AgentCard = Schemas['AgentCard']
export type Account = Schemas['Account']
export type Preferences = Schemas['Preferences']
export type InboxPreferences = Schemas['InboxPreferences']
export type Me = Schemas['Me']
export type Setup = Schemas['Setup']
export type Session = Schemas['Session']
export type Token = Schemas['Token']
export type NewToken = Schemas['NewToken']
export type Invitation = Schemas['Invitation']
export type Joining = Schemas['Joining']
export type Department = Schemas['Department']
export type WebchatSettings = Schemas['WebchatSettings']
export type Connection = Schemas['Connection']
export type ConnectionCard = Schemas['ConnectionCard']
export type IdentitySecret = Schemas['IdentitySecret']
export type Block = Schemas['Block']
export type Counts = Schemas['Counts']
export type Bootstrap = Schemas['Bootstrap']
export type Author = Schemas['Author']
export type LastMessage = Schemas['LastMessage']
export type ConversationItem = Schemas['ConversationItem']
export type Seen = Schemas['Seen']
export type Hit = Schemas['Hit']
export type ConversationPage = Schemas['ConversationPage']
export type StoredFile = Schemas['File']
export type MessageContent = Schemas['MessageContent']
export type Message = Schemas['Message']
export type MessagePage = Schemas['MessagePage']
export type Contact = Schemas['Contact']
export type Viewer = Schemas['Viewer']
export type Visitor = Schemas['Visitor']
export type TicketCard = Schemas['TicketCard']
export type ConversationView = Schemas['ConversationView']
/** What opening a conversation answers; the rest of the view comes from the visitor and the socket. */
export type OpenedConversation = Omit<ConversationView, 'viewers' | 'visitor'>

export type Availability = Agent['availability']
export type Presence = AgentCard['presence']
export type Language = Preferences['language']
export type Tab = InboxPreferences['tab']
export type Scope = InboxPreferences['scope']
export type ConversationKind = InboxPreferences['kind']
export type Order = InboxPreferences['order']['waiting']
export type Allowed = ConversationView['allowed'][number]
export type MessageStatus = NonNullable<Message['status']>

/** A page of anything: the items and where the next page starts. */
export interface Page<Item> {
  items: Item[]
  next?: string | null
}
