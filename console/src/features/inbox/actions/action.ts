import type { IconCheck } from '@tabler/icons-react'
import type { Allowed, CallVia, Conversation } from '@/lib/schemas'
import type { ContactPanelState } from '../panel'
import type { Act } from './acts'

/** What an action may look at and do. */
export interface ActionContext {
  item: Conversation
  allowed: readonly Allowed[]
  /** Whether the account has a chatbot. */
  hasChatbot: boolean
  /** By what I can call the customer; nothing for who has no number. */
  callsBy: readonly CallVia[]
  call: (via: CallVia) => void
  panel: ContactPanelState
  /** Makes it mine, once it is said what becomes of a flow that is under way. */
  accept: () => void
  /** Calls the server about this conversation and takes over the answer. */
  act: (act: Act, undo?: Undo) => Promise<boolean>
  offerUndo: (undo: Undo) => void
  /** Gives it to the next in turn of its department. */
  delegate: () => Promise<void>
  leave: () => void
}

/** Offered for some seconds after an act that one may regret. */
export interface Undo {
  text: string
  act: Act
}

/** One thing an agent can do with the open conversation; feeds buttons, palette and shortcuts. */
export interface Action {
  id: string
  icon: typeof IconCheck
  keys?: string
  when: (context: ActionContext) => boolean
  run: (context: ActionContext) => void
}
