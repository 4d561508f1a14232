import { IconAlertCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Message } from '@/lib/schemas'
import classes from './bubble.module.css'
import { useFailureText } from './use-failure-text'
import { useReact } from './use-react'

interface ReactionsProps {
  message: Message
  /** Whether the team's own can be taken back here. */
  mayReact: boolean
}

/** What people answered with one sign, each sign once with how many gave it. */
export function Reactions({ message, mayReact }: ReactionsProps) {
  const { t } = useTranslation('inbox')
  const { reactions } = message
  if (reactions.length === 0) return null
  const groups = new Map<string, Message['reactions']>()
  for (const it of reactions) groups.set(it.emoji, [...(groups.get(it.emoji) ?? []), it])
  return (
    <ul className={classes.reactions} aria-label={t('reactions')}>
      {[...groups].map(([emoji, all]) => {
        const names = all.map((it) => it.author.name ?? t('customer')).join(', ')
        const isOurs = all.some((it) => it.author.kind !== 'contact')
        const failure = all.find((it) => it.failure)?.failure
        return (
          <li
            key={emoji}
            title={names}
            aria-label={t('reactedBy', { emoji, names })}
            data-ours={isOurs || undefined}
          >
            {isOurs && mayReact ? <TakeBack message={message} emoji={emoji} /> : emoji}
            {all.length > 1 && <span>{all.length}</span>}
            {failure && <Failed failure={failure} />}
          </li>
        )
      })}
    </ul>
  )
}

function TakeBack({ message, emoji }: { message: Message; emoji: string }) {
  const { t } = useTranslation('message')
  const react = useReact(message)
  return (
    <button
      type="button"
      aria-label={t('withdrawReaction', { emoji })}
      onClick={() => react.mutate(null)}
    >
      {emoji}
    </button>
  )
}

function Failed({ failure }: { failure: NonNullable<Message['failure']> }) {
  const text = useFailureText()(failure)
  return (
    <span title={text}>
      <IconAlertCircle
        size={14}
        stroke={1.7}
        color="var(--bad-text)"
        role="img"
        aria-label={text}
      />
    </span>
  )
}
