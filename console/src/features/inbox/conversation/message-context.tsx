import {
  IconArrowForwardUp,
  IconBuildingStore,
  IconSpeakerphone,
  IconStars,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Message, MessageContext } from '@/lib/schemas'
import classes from './bubble.module.css'
import { Quoted } from './quote'

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
      {context?.rule?.words === 'survey' && (
        <p className={classes.around}>
          <IconStars size={14} stroke={1.6} aria-hidden="true" />
          {t(message.direction === 'in' ? 'surveyAnswer' : 'surveyQuestion')}
        </p>
      )}
      {context?.referral && <Referral referral={context.referral} />}
      {context?.product && (
        <p className={classes.around}>
          <IconBuildingStore size={14} stroke={1.6} aria-hidden="true" />
          {t('aboutProduct', { product: context.product.product })}
        </p>
      )}
      {(replyTo || context?.quotesUnknown) && <Quoted message={message} quoted={quoted} />}
    </>
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
