import { ActionIcon, Popover, Tooltip } from '@mantine/core'
import { IconMoodSmile, IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '@/lib/schemas'
import classes from './message-tools.module.css'
import { teamReaction, useReact } from './use-react'

const EmojiPicker = lazy(() =>
  import('../composer/emoji-picker').then((it) => ({ default: it.EmojiPicker })),
)

/** The six that people know from their phones. */
const USUAL = ['👍', '❤️', '😂', '😮', '😢', '🙏']

/** Answers a message with one emoji. */
export function ReactButton({ message, name }: { message: Message; name: string }) {
  const { t } = useTranslation('message')
  const [isOpen, setOpen] = useState(false)
  const [isChoosing, setChoosing] = useState(false)
  const react = useReact(message)
  const given = teamReaction(message)?.emoji
  const handlePick = (emoji: string) => {
    setOpen(false)
    react.mutate(emoji === given ? null : emoji)
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} shadow="md" radius={18} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t('react')}>
          <ActionIcon
            variant="default"
            size={28}
            radius="xl"
            aria-label={t('reactTo', { name })}
            aria-haspopup="dialog"
            aria-expanded={isOpen}
            onClick={() => {
              setChoosing(false)
              setOpen((it) => !it)
            }}
          >
            <IconMoodSmile size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label={t('react')}>
        {isChoosing ? (
          <Suspense fallback={<div className={classes.picker} />}>
            <EmojiPicker onPick={handlePick} />
          </Suspense>
        ) : (
          <div className={classes.usual}>
            {USUAL.map((emoji) => (
              <button
                key={emoji}
                type="button"
                aria-pressed={emoji === given}
                onClick={() => handlePick(emoji)}
              >
                {emoji}
              </button>
            ))}
            <ActionIcon
              variant="subtle"
              radius="xl"
              aria-label={t('moreEmoji')}
              onClick={() => setChoosing(true)}
            >
              <IconPlus size={18} stroke={1.5} />
            </ActionIcon>
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
