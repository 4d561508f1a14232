import { useSyncExternalStore } from 'react'
import { readStored, writeStored } from '@/lib/stored'

/** What an agent has begun to write in one conversation; a reply and a note are kept apart. */
export interface Draft {
  reply: string
  note: string
  mode: 'reply' | 'note'
  /** The message that it will answer. */
  quote?: Quote | null
}

/** A message that another one answers, as far as it is shown there. */
export interface Quote {
  id: string
  seq: number
  name: string
  text: string
  isNote: boolean
}

const EMPTY: Draft = { reply: '', note: '', mode: 'reply' }
const KEY = 'prosa:drafts'
const OWNER = 'prosa:drafts-of'

let drafts: Record<string, Draft> | null = null
const listeners = new Set<() => void>()

function all(): Record<string, Draft> {
  drafts ??= readStored<Record<string, Draft>>(KEY, {})
  return drafts
}

export function draftOf(conversationId: string): Draft {
  return all()[conversationId] ?? EMPTY
}

/** Kept at every keystroke: leaving, reloading and losing the network lose nothing. */
export function setDraft(conversationId: string, change: Partial<Draft>): void {
  const { [conversationId]: held, ...others } = all()
  const next = { ...(held ?? EMPTY), ...change }
  const isEmpty = next.reply === '' && next.note === '' && next.mode === 'reply' && !next.quote
  drafts = isEmpty ? others : { ...others, [conversationId]: next }
  writeStored(KEY, drafts)
  for (const listener of listeners) listener()
}

/** A text that could not leave goes back above what has been written since. */
export function returnToDraft(conversationId: string, mode: Draft['mode'], text: string): void {
  const since = draftOf(conversationId)[mode]
  setDraft(conversationId, { [mode]: since === '' ? text : `${text}\n${since}` })
}

/** Drafts are their writer's: whoever else enters at this browser finds none. */
export function keepDraftsOf(agentId: string): void {
  if (readStored(OWNER, agentId) !== agentId) forgetDrafts()
  writeStored(OWNER, agentId)
}

/** For signing out, and for tests. */
export function forgetDrafts(): void {
  drafts = {}
  writeStored(KEY, drafts)
  for (const listener of listeners) listener()
}

export function useDraft(conversationId: string): Draft {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => draftOf(conversationId),
  )
}
