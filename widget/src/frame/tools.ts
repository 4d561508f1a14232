import { useEffect, useState } from 'preact/hooks'
import type { Chat } from '../chat/chat.ts'
import type { ChatState } from '../chat/state.ts'
import type { Translate } from '../i18n/language.ts'
import type { Format } from '../lib/format.ts'

export interface Tools {
  chat: Chat
  t: Translate
  format: Format
  draft: { get(): string; set(text: string): void }
  close(): void
}

let provided: Tools | null = null

/** One page, one chat: what all parts share is given once, before they are drawn. */
export function provideTools(tools: Tools): void {
  provided = tools
}

export function useTools(): Tools {
  if (!provided) throw new Error('The chat was drawn before it was given its tools.')
  return provided
}

/** The chat's state, and a new picture on every change of it. */
export function useChat(): ChatState {
  const { chat } = useTools()
  const [, redraw] = useState(chat.store.state)
  useEffect(() => chat.store.subscribe(() => redraw(chat.store.state)), [chat])
  return chat.store.state
}
