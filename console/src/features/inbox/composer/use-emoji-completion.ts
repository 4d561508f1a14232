import { type KeyboardEvent, useId, useState } from 'react'
import { type Emoji, findEmojis, noteEmoji, useEmojis } from './emojis'

const MOST = 40

/** `:cor` at the cursor; a colon inside a word, an hour or an address begins nothing. */
const BEGUN = /(?:^|[\s(])(:[\p{L}\p{N}_+-]{2,30})$/u

interface EmojiCompletion {
  /** Of the list, and of its options with a number behind. */
  id: string
  items: readonly Emoji[]
  active: number
  /** Whether the key was for the list. */
  handleKey: (event: KeyboardEvent) => boolean
  pick: (emoji: Emoji) => void
  setActive: (index: number) => void
}

/**
 * Offers emoji for a name that begins with a colon. `replace` puts the emoji in the place of what was
 * typed of it.
 */
export function useEmojiCompletion(
  text: string,
  caret: number,
  replace: (from: number, to: number, piece: string) => void,
): EmojiCompletion {
  const id = useId()
  const begun = BEGUN.exec(text.slice(0, caret))?.[1] ?? ''
  const [chosen, setChosen] = useState({ of: '', index: 0 })
  const [closedAt, setClosedAt] = useState<number | null>(null)
  const all = useEmojis({ isWanted: begun !== '' })
  const start = caret - begun.length
  const isOpen = begun !== '' && start !== closedAt
  // Once closed, it stays so until that name is finished.
  if (begun === '' && closedAt !== null) setClosedAt(null)
  const items = isOpen ? findEmojis(all, begun.slice(1)).slice(0, MOST) : none
  // Another name begins at the top again.
  const active = chosen.of === begun ? Math.min(chosen.index, items.length - 1) : 0

  const setActive = (index: number) => setChosen({ of: begun, index })
  const pick = ({ unicode }: Emoji) => {
    noteEmoji(unicode)
    replace(start, caret, `${unicode} `)
  }
  const handleKey = (event: KeyboardEvent): boolean => {
    const emoji = items[active]
    if (!emoji || event.nativeEvent.isComposing) return false
    if (event.key === 'ArrowDown') setActive((active + 1) % items.length)
    else if (event.key === 'ArrowUp') setActive((active - 1 + items.length) % items.length)
    else if (event.key === 'Escape') setClosedAt(start)
    else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') pick(emoji)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  return { id, items, active, handleKey, pick, setActive }
}

const none: readonly Emoji[] = []
