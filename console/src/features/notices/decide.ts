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
 * How to announce a message. Only a customer's words count, only where they are mine to answer, and
 * that a conversation was given to me; never for what I am looking at. While a chatbot receives them
 * nobody is to answer: what counts then is the moment in which it hands them over.
 */
export function decide(item: Conversation, message: Message, situation: Situation): Notice {
  const { me, departments, preferences, lookingAt, isFocused } = situation
  if (!isNews(item, message, me) || item.archived || lookingAt === item.id) return SILENCE
  const isMine = item.owner === me
  const isOurs = !item.owner && (!item.department || departments.includes(item.department))
  if (!isMine && !isOurs) return SILENCE
  return {
    sound: preferences.sound.on && preferences.sound.volume > 0,
    desktop: preferences.notify.desktop && !isFocused,
    popup: preferences.notify.popup && isFocused,
  }
}

function isNews(item: Conversation, message: Message, me: string): boolean {
  const { direction, content } = message
  if (content.type !== 'activity') return direction === 'in' && item.state !== 'triage'
  if (isHandedOver(message)) return item.owner === me && message.author.id !== me
  return content.what === 'flow-ended' && item.state === 'waiting'
}

/** Whether it tells that somebody, or a rule, gave the conversation to an agent. */
export function isHandedOver({ content }: Message): boolean {
  return (
    content.type === 'activity' && (content.what === 'transferred' || content.what === 'assigned')
  )
}
