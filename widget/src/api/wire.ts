import type { components } from '../../../api/types.ts'

/*
 * What crosses the wire between the visitor's chat and Prosa, under the widget's names. The shapes come from the
 * server's description (`api/types.ts`, which the console generates); frames of the socket are not in it and stand here.
 */
type Schemas = components['schemas']

export type Language = Schemas['Language']
export type Theme = Schemas['WebchatSettingsTheme']
export type FieldRule = Schemas['EntryFormAsked']
export type PreChatForm = Schemas['EntryForm']
export type PublicConfig = Schemas['Chat']
export type NewVisitor = Schemas['Beginning']
export type IdentifyRequest = Schemas['Identification']
export type VisitorToken = Schemas['VisitorsEntered']
export type FileKind = Schemas['FileKind']
export type NewMessage = Schemas['Writing']
export type NewContent = NewMessage['content']
export type MessageAuthor = Schemas['VisitorMessageFace']
export type TalkState = Schemas['VisitorFramesStanding']
export type Happening = Schemas['VisitorMessageHappening']
export type Channel = Schemas['ConnectionKind']

/** A file as the upload answers it; in a message it has addresses as well. */
export type StoredFile = Schemas['FileView'] &
  Partial<Pick<Schemas['VisitorMessageSharedFile'], 'url' | 'thumbnailUrl'>>

export type VisitorContent =
  | Schemas['VisitorMessageText']
  | Schemas['VisitorMessageActivity']
  | { type: FileKind; file: StoredFile; caption?: string | null }

/** Notes never reach a visitor, and what waits for a channel has been sent as far as they know. */
export type MessageStatus = Extract<Schemas['Status'], 'sent' | 'delivered' | 'read'>

export interface VisitorMessage extends Omit<Schemas['VisitorMessage'], 'direction' | 'status' | 'content'> {
  direction: Exclude<Schemas['Direction'], 'note'>
  status?: MessageStatus | null
  content: VisitorContent
}

export type VisitorState = Omit<Schemas['Talk'], 'messages'> & { messages: VisitorMessage[] }
export type MessagePage = Omit<Schemas['Page'], 'items'> & { items: VisitorMessage[] }

/** What the visitor says of themselves; the form knows only what is there. */
export interface VisitorDetails {
  name?: string
  email?: string
  phone?: string
}

export interface Identity extends VisitorDetails {
  userId: string
  hash: string
}

export interface Page {
  url: string
  title: string
  referrer?: string
  /** What the page told us with `Prosa('set', …)`. */
  attributes?: Record<string, string>
}

/** What the server says on the socket. Unknown types come from a newer server and are passed over. */
export type ServerFrame =
  | { type: 'hello' }
  /** From now on this window hears of the conversation; what happened before is to be read. */
  | { type: 'begun' }
  | { type: 'pong' }
  | { type: 'message'; message: VisitorMessage }
  | { type: 'receipts'; readUpTo: number; deliveredUpTo: number }
  | { type: 'typing'; on: boolean; agent?: MessageAuthor | null }
  | { type: 'state'; state: TalkState; ended: boolean; agent?: MessageAuthor | null }

export type ClientFrame =
  | { type: 'hello'; token: string; page: Page }
  | { type: 'ping' }
  | { type: 'typing'; on: boolean }
  | { type: 'receipts'; delivered: number; read: number }
  | ({ type: 'page' } & Omit<Page, 'referrer'>)
