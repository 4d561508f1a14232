import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Message } from '@/lib/schemas'
import type { Quote } from '@/live/drafts'
import classes from './bubble.module.css'

type Translate = (key: string) => string

/** What stands of a message in the one that answers it. */
export function quoteOf(message: Message, t: Translate): Quote {
  const { id, seq, author, content, direction } = message
  return {
    id,
    seq,
    name: author.name ?? t(direction === 'in' ? 'inbox:customer' : `inbox:authors.${author.kind}`),
    text: wordsOf(content) || t(`inbox:kind.${content.type}`),
    isNote: direction === 'note',
  }
}

interface QuotedProps {
  message: Message
  /** What it answers, if that is held. */
  quoted: Message | undefined
}

/** The message that this one answers; a click goes there, however far back it is. */
export function Quoted({ message, quoted }: QuotedProps) {
  const { t } = useTranslation('inbox')
  const { conversationId, replyTo } = message
  const navigate = useNavigate()
  const older = useQuery({
    queryKey: ['message', replyTo],
    queryFn: ({ signal }) =>
      api.get('/conversations/{conversationId}/messages/{messageId}', {
        path: { conversationId, messageId: replyTo ?? '' },
        signal,
      }),
    enabled: Boolean(replyTo) && !quoted,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const found = quoted ?? older.data?.message
  if (!found) return <p className={classes.quote}>{t('quotesOlder')}</p>
  const handleClick = (event: React.MouseEvent) => {
    const timeline = event.currentTarget.closest('section')
    const target = timeline?.querySelector<HTMLElement>(`[data-seq="${found.seq}"]`)
    if (target) show(target)
    else void navigate({ to: '.', search: (held: object) => ({ ...held, at: found.seq }) })
  }
  const { name, text } = quoteOf(found, t)
  return (
    <button
      type="button"
      className={classes.quote}
      onClick={handleClick}
      aria-label={t('goToQuoted', { name })}
    >
      <strong>{name}</strong>
      <span>{text}</span>
    </button>
  )
}

/** Brings a message into sight and says for a moment which one it is. */
function show(target: HTMLElement): void {
  target.scrollIntoView({ block: 'center', behavior: 'smooth' })
  target.animate?.(
    [{ outline: '3px solid var(--brand)', outlineOffset: '2px' }, { outlineOffset: '2px' }],
    {
      duration: 1600,
      easing: 'ease-in',
    },
  )
}

/** The words of a message in one line, or none for what has no words. */
export function wordsOf(content: Message['content']): string {
  switch (content.type) {
    case 'text':
    case 'interactive':
    case 'template':
      return content.body
    case 'image':
    case 'video':
    case 'document':
    case 'pending-file':
      return content.caption ?? ''
    case 'choice':
      return content.title
    case 'location':
      return content.name ?? ''
    case 'contacts':
      return content.cards[0]?.name ?? ''
    default:
      return ''
  }
}
