import { type Emoji, findEmojis, noteEmoji, useEmojis } from './emojis'
import { type Completion, useCompletion } from './use-completion'

const MOST = 40

/** `:cor` at the cursor; a colon inside a word, an hour or an address begins nothing. */
const BEGUN = /(?:^|[\s(])(:[\p{L}\p{N}_+-]{2,30})$/u

/**
 * Offers emoji for a name that begins with a colon. `replace` puts the emoji in the place of what was
 * typed of it.
 */
export function useEmojiCompletion(
  text: string,
  caret: number,
  replace: (from: number, to: number, piece: string) => void,
): Completion<Emoji> {
  const begun = BEGUN.exec(text.slice(0, caret))?.[1] ?? ''
  const all = useEmojis({ isWanted: begun !== '' })
  return useCompletion({
    begun,
    caret,
    find: (typed) => findEmojis(all, typed).slice(0, MOST),
    pick: ({ unicode }, from) => {
      noteEmoji(unicode)
      replace(from, caret, `${unicode} `)
    },
  })
}
