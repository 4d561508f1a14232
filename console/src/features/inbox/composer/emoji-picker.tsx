import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '@/lib/schemas'
import { readStored, writeStored } from '@/lib/stored'
import classes from './composer.module.css'

interface Emoji {
  unicode: string
  label: string
  tags?: string[]
  group?: number
}

/** Unicode's own names in the person's language; fetched when first asked for. */
const names: Record<Language, () => Promise<{ default: Emoji[] }>> = {
  'pt-BR': () => import('emojibase-data/pt/compact.json'),
  en: () => import('emojibase-data/en/compact.json'),
  es: () => import('emojibase-data/es/compact.json'),
}

const RECENT = 'prosa:emoji'
const RECENT_COUNT = 16
const SHOWN = 240
/** Unicode's group of skin tones and hair, which are no emoji by themselves. */
const COMPONENTS = 2

/** Finds an emoji by its name; the last used come first. */
export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const { t, i18n } = useTranslation('inbox')
  const [text, setText] = useState('')
  const wanted = plain(useDeferredValue(text))
  const language = i18n.language === 'en' || i18n.language === 'es' ? i18n.language : 'pt-BR'
  const { data: all = [] } = useQuery({
    queryKey: ['emoji', language],
    queryFn: async () => (await names[language]()).default.filter(isShown),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const recent = readStored<string[]>(RECENT, [])
  const found = wanted === '' ? ordered(all, recent) : all.filter((it) => matches(it, wanted))

  const handlePick = (emoji: string) => {
    writeStored(RECENT, [emoji, ...recent.filter((it) => it !== emoji)].slice(0, RECENT_COUNT))
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

function isShown(emoji: Emoji): boolean {
  return emoji.group !== undefined && emoji.group !== COMPONENTS
}

function ordered(all: Emoji[], recent: readonly string[]): Emoji[] {
  const first = recent.flatMap((it) => all.find((emoji) => emoji.unicode === it) ?? [])
  return [...first, ...all.filter((emoji) => !recent.includes(emoji.unicode))]
}

function matches(emoji: Emoji, wanted: string): boolean {
  return [emoji.label, ...(emoji.tags ?? [])].some((name) => plain(name).includes(wanted))
}

/** Without case and accents: "coracao" finds "coração". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
