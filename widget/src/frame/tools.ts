import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
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

export const ToolsContext = createContext<Tools | null>(null)

export function useTools(): Tools {
  const tools = useContext(ToolsContext)
  if (!tools) throw new Error('A part of the chat stands outside of the chat.')
  return tools
}

/** The chat's state, and a new picture on every change of it. */
export function useChat(): ChatState {
  const { chat } = useTools()
  const [, redraw] = useState(chat.state)
  useEffect(() => chat.subscribe(() => redraw(chat.state)), [chat])
  return chat.state
}
