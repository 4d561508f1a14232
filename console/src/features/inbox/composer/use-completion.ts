import { type KeyboardEvent, useId, useState } from 'react'

interface Source<Item> {
  /** What has been typed of it, with the sign that began it; empty when nothing was begun. */
  begun: string
  /** Where the cursor is: behind what was typed. */
  caret: number
  /** What answers to it, asked while the list is open. */
  find: (typed: string) => readonly Item[]
  /** Puts it in the place of what was typed. */
  pick: (item: Item, from: number) => void
  /** Shift+Enter, where that does more. */
  fire?: (item: Item, from: number) => void
}

export interface Completion<Item> {
  /** Of the list, and of its options with a number behind. */
  id: string
  items: readonly Item[]
  active: number
  /** Whether it was begun and not closed. */
  isOpen: boolean
  /** Whether the key was for the list. */
  handleKey: (event: KeyboardEvent) => boolean
  pick: (item: Item) => void
  fire: (item: Item) => void
  setActive: (index: number) => void
}

/** Offers what a word being typed may become: the cursor stays in the text, the keys move in the list. */
export function useCompletion<Item>({ begun, caret, find, ...on }: Source<Item>): Completion<Item> {
  const id = useId()
  const [chosen, setChosen] = useState({ of: '', index: 0 })
  const [closedAt, setClosedAt] = useState<number | null>(null)
  const start = caret - begun.length
  const isOpen = begun !== '' && start !== closedAt
  // Once closed, it stays so until that word is finished.
  if (begun === '' && closedAt !== null) setClosedAt(null)
  const items = isOpen ? find(begun.slice(1)) : []
  // Another word begins at the top again.
  const active = chosen.of === begun ? Math.min(chosen.index, items.length - 1) : 0

  const setActive = (index: number) => setChosen({ of: begun, index })
  const pick = (item: Item) => on.pick(item, start)
  const fire = (item: Item) => (on.fire ?? on.pick)(item, start)
  const handleKey = (event: KeyboardEvent): boolean => {
    const item = items[active]
    if (!item || event.nativeEvent.isComposing) return false
    if (event.key === 'ArrowDown') setActive((active + 1) % items.length)
    else if (event.key === 'ArrowUp') setActive((active - 1 + items.length) % items.length)
    else if (event.key === 'Escape') setClosedAt(start)
    else if (event.key === 'Enter' && event.shiftKey && on.fire) fire(item)
    else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') pick(item)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  return { id, items, active, isOpen, handleKey, pick, fire, setActive }
}
