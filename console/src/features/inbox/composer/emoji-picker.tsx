import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './composer.module.css'
import { type Emoji, findEmojis, noteEmoji, recentEmojis, useEmojis } from './emojis'

const SHOWN = 240

/** Finds an emoji by its name; the last used come first. */
export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation('inbox')
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text.trim())
  const all = useEmojis({ isWanted: true })
  const found = wanted === '' ? ordered(all, recentEmojis()) : findEmojis(all, wanted)

  const handlePick = (emoji: string) => {
    noteEmoji(emoji)
    onPick(emoji)
  }

  return (
    <div className={classes.emojiRoom}>
      <TextInput
        size="xs"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        placeholder={t('findEmoji')}
        aria-label={t('findEmoji')}
        leftSection={<IconSearch size={15} stroke={1.5} />}
        data-autofocus
      />
      <div className={classes.emojiGrid}>
        {found.slice(0, SHOWN).map((emoji) => (
          <button
            key={emoji.unicode}
            type="button"
            title={emoji.label}
            aria-label={emoji.label}
            onClick={() => handlePick(emoji.unicode)}
          >
            {emoji.unicode}
          </button>
        ))}
      </div>
      {all.length > 0 && found.length === 0 && <p className={classes.noEmoji}>{t('noEmoji')}</p>}
    </div>
  )
}

function ordered(all: readonly Emoji[], recent: readonly string[]): Emoji[] {
  const first = recent.flatMap((it) => all.find((emoji) => emoji.unicode === it) ?? [])
  return [...first, ...all.filter((emoji) => !recent.includes(emoji.unicode))]
}
