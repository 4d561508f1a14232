import type { Conversation, Message, Preferences } from '@/lib/schemas'

/** What the moment looks like to the person at the desk. */
export interface Situation {
  me: string
  departments: readonly string[]
  preferences: Preferences
  /** The conversation in the pane, when this window is visible and focused. */
  lookingAt: string | null
  /** Whether this window has the person's eyes at all. */
  isFocused: boolean
}

export interface Notice {
  sound: boolean
  desktop: boolean
  popup: boolean
}

const SILENCE: Notice = { sound: false, desktop: false, popup: false }

/**
 * How to announce a message. Only a customer's words count, only where they are mine to answer,
 * and never for what I am looking at. While a chatbot receives them nobody is to answer: what counts
 * then is the moment in which it hands them over.
 */
export function decide(item: Conversation, message: Message, situation: Situation): Notice {
  const { me, departments, preferences, lookingAt, isFocused } = situation
  if (!isNews(item, message) || item.archived || lookingAt === item.id) return SILENCE
  const isMine = item.owner === me
  const isOurs = !item.owner && (!item.department || departments.includes(item.department))
  if (!isMine && !isOurs) return SILENCE
  return {
    sound: preferences.sound.on && preferences.sound.volume > 0,
    desktop: preferences.notify.desktop && !isFocused,
    popup: preferences.notify.popup && isFocused,
  }
}

function isNews({ state }: Conversation, { direction, content }: Message): boolean {
  if (state === 'waiting' && content.type === 'activity') return content.what === 'flow-ended'
  return direction === 'in' && state !== 'triage'
}
