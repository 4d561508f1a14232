import type { MessageAuthor, PublicConfig, TalkState, VisitorDetails, VisitorMessage } from '../api/wire.ts'
import type { Outgoing } from './outbox.ts'
import type { Uploading } from './uploads.ts'

/** Why something the visitor did was not taken; the screen finds the words by the code. */
export interface Refusal {
  code: string
  extra: Record<string, unknown>
  file?: string
}

/** Everything that the screen shows. One object, replaced on every change. */
export interface ChatState {
  config: PublicConfig | null
  /** The chat cannot be shown at all: why. */
  trouble: string | null
  /** The server knows this visitor. */
  registered: boolean
  visitor: VisitorDetails
  talk: TalkState
  ended: boolean
  agent: MessageAuthor | null
  messages: VisitorMessage[]
  outgoing: readonly Outgoing[]
  uploads: Uploading[]
  hasOlder: boolean
  loadingOlder: boolean
  unread: number
  /** Name of the agent who is typing; empty when they have none to show. */
  typing: string | null
  online: boolean
  limitedUntil: number | null
  blocked: boolean
  refusal: Refusal | null
  open: boolean
  muted: boolean
}

export const emptyState: ChatState = {
  config: null,
  trouble: null,
  registered: false,
  visitor: {},
  talk: 'none',
  ended: false,
  agent: null,
  messages: [],
  outgoing: [],
  uploads: [],
  hasOlder: false,
  loadingOlder: false,
  unread: 0,
  typing: null,
  online: true,
  limitedUntil: null,
  blocked: false,
  refusal: null,
  open: false,
  muted: false,
}

/** Nobody is there to answer now: a message can be left. Whoever is being answered is not told so. */
export function isAway({ config, talk }: ChatState): boolean {
  return config !== null && talk !== 'attending' && !(config.open && config.agentsOnline)
}

/** The form stands before the first message only, and only when it asks for something. */
export function needsForm({ config, registered, messages, outgoing, blocked }: ChatState): boolean {
  const form = config?.form
  if (!form?.enabled || registered || messages.length || outgoing.length || blocked) return false
  return Boolean(form.consent) || [form.name, form.email, form.phone].some((rule) => rule !== 'off')
}
