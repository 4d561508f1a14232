/**
 * What crosses the wire between the visitor's chat and Prosa. Names are those of the API description; the rest
 * of the widget imports from here only, so that generated types can take this file's place.
 */
export type Language = 'pt-BR' | 'en' | 'es'
export type Theme = 'light' | 'dark' | 'system'
export type FieldRule = 'off' | 'optional' | 'required'

export interface PreChatForm {
  enabled: boolean
  name: FieldRule
  email: FieldRule
  phone: FieldRule
  consent?: string | null
}

export interface PublicConfig {
  name: string
  color: string
  theme: Theme
  position: 'right' | 'left'
  title: string
  subtitle: string
  greeting: string
  form: PreChatForm
  awayMessage: string
  language: 'auto' | Language
  launcherText?: string | null
  showAgent: boolean
  open: boolean
  agentsOnline: boolean
  nextOpening?: string | null
  maxFileBytes: number
  blocked: boolean
}

export interface Page {
  url: string
  title: string
  referrer?: string
  /** What the page told us with `Prosa('set', …)`. */
  attributes?: Record<string, string>
}

export interface VisitorDetails {
  name?: string
  email?: string
  phone?: string
}

export interface NewVisitor extends VisitorDetails {
  consent?: boolean
  language: Language
  browser?: string
  page: Page
}

export interface Identity extends VisitorDetails {
  userId: string
  hash: string
}

export interface IdentifyRequest extends Identity {
  language: Language
  page: Page
}

export interface VisitorToken {
  token: string
  visitorId: string
}

export type FileKind = 'image' | 'audio' | 'video' | 'document'

export interface StoredFile {
  id: string
  name: string
  mediaType: string
  kind: FileKind
  size: number
  width?: number | null
  height?: number | null
  durationMillis?: number | null
  thumbnail: boolean
  url?: string | null
  thumbnailUrl?: string | null
}

export type VisitorContent =
  | { type: 'text'; body: string }
  | { type: FileKind; file: StoredFile; caption?: string | null }
  | { type: 'activity'; what: 'ended' | 'joined' | 'left' }

export type NewContent = { type: 'text'; body: string } | { type: FileKind; file: string; caption?: string }

export interface NewMessage {
  id: string
  content: NewContent
  page?: Page
}

export type MessageStatus = 'sent' | 'delivered' | 'read'

export interface MessageAuthor {
  name: string
  photo?: string | null
}

export interface VisitorMessage {
  id: string
  seq: number
  direction: 'in' | 'out' | 'system'
  author?: MessageAuthor | null
  content: VisitorContent
  status?: MessageStatus | null
  at: string
}

export type TalkState = 'none' | 'waiting' | 'attending' | 'resolved'

export interface VisitorState {
  visitor: { name?: string | null; email?: string | null; phone?: string | null; identified: boolean }
  state: TalkState
  ended: boolean
  agent?: MessageAuthor | null
  messages: VisitorMessage[]
  hasOlder: boolean
  unread: number
  readUpTo: number
}

export interface MessagePage {
  items: VisitorMessage[]
  hasOlder: boolean
}

/** What the server says on the socket. Unknown types come from a newer server and are passed over. */
export type ServerFrame =
  | { type: 'hello' }
  | { type: 'message'; message: VisitorMessage }
  | { type: 'receipts'; readUpTo: number; deliveredUpTo: number }
  | { type: 'typing'; on: boolean; agent?: { name: string } | null }
  | { type: 'state'; state: TalkState; ended: boolean; agent?: MessageAuthor | null }

export type ClientFrame =
  | { type: 'hello'; token: string; page: Page }
  | { type: 'typing'; on: boolean }
  | { type: 'receipts'; delivered: number; read: number }
  | { type: 'page'; url: string; title: string }
