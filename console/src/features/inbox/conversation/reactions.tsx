import { useTranslation } from 'react-i18next'
import type { Message } from '@/lib/schemas'
import classes from './bubble.module.css'

/** What people answered with one sign, each sign once with how many gave it. */
export function Reactions({ reactions }: Pick<Message, 'reactions'>) {
  const { t } = useTranslation('inbox')
  if (reactions.length === 0) return null
  const groups = new Map<string, Message['reactions']>()
  for (const it of reactions) groups.set(it.emoji, [...(groups.get(it.emoji) ?? []), it])
  return (
    <ul className={classes.reactions} aria-label={t('reactions')}>
      {[...groups].map(([emoji, all]) => {
        const names = all.map((it) => it.author.name ?? t('customer')).join(', ')
        return (
          <li key={emoji} title={names} aria-label={t('reactedBy', { emoji, names })}>
            {emoji}
            {all.length > 1 && <span>{all.length}</span>}
          </li>
        )
      })}
    </ul>
  )
}
