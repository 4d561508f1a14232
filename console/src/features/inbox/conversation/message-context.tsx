import { IconArrowForwardUp, IconBuildingStore, IconSpeakerphone } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Message, MessageContext } from '@/lib/schemas'
import classes from './bubble.module.css'

interface AroundProps {
  message: Message
  quoted: Message | undefined
}

/** What the channel says around a message: passed on, from an advertisement, in answer to what. */
export function Around({ message, quoted }: AroundProps) {
  const { t } = useTranslation('inbox')
  const { context, replyTo } = message
  return (
    <>
      {context?.forwarded && (
        <p className={classes.around}>
          <IconArrowForwardUp size={14} stroke={1.6} aria-hidden="true" />
          {t('forwarded')}
        </p>
      )}
      {context?.referral && <Referral referral={context.referral} />}
      {context?.product && (
        <p className={classes.around}>
          <IconBuildingStore size={14} stroke={1.6} aria-hidden="true" />
          {t('aboutProduct', { product: context.product.product })}
        </p>
      )}
      {(replyTo || context?.quotesUnknown) && <Quote quoted={quoted} />}
    </>
  )
}

/** The message that this one answers; a click goes there. */
function Quote({ quoted }: { quoted: Message | undefined }) {
  const { t } = useTranslation('inbox')
  if (!quoted) return <p className={classes.quote}>{t('quotesOlder')}</p>
  const handleClick = (event: React.MouseEvent) => {
    const timeline = event.currentTarget.closest('section')
    const target = timeline?.querySelector<HTMLElement>(`[data-seq="${quoted.seq}"]`)
    target?.scrollIntoView({ block: 'center', behavior: 'smooth' })
  }
  const name = quoted.author.name ?? t('customer')
  const text = wordsOf(quoted.content) || t(`kind.${quoted.content.type}`)
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

/** The advertisement that brought the customer here. */
function Referral({ referral }: { referral: NonNullable<MessageContext['referral']> }) {
  const { t } = useTranslation('inbox')
  const { headline, body, url } = referral
  return (
    <div className={classes.referral}>
      <p className={classes.around}>
        <IconSpeakerphone size={14} stroke={1.6} aria-hidden="true" />
        {t('fromAd')}
      </p>
      {headline && <strong>{headline}</strong>}
      {body && <p>{body}</p>}
      {url && /^https?:/.test(url) && (
        <a href={url} target="_blank" rel="noopener noreferrer nofollow">
          {t('openAd')}
        </a>
      )}
    </div>
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
    default:
      return ''
  }
}
