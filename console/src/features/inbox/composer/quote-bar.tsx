import { CloseButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Quote } from '@/live/drafts'
import classes from './composer.module.css'

interface QuoteBarProps {
  quote: Quote
  onDrop: () => void
}

/** What the message being written answers. */
export function QuoteBar({ quote, onDrop }: QuoteBarProps) {
  const { t } = useTranslation('message')
  return (
    <div className={classes.quote} role="status">
      <div className={classes.about}>
        <strong>{t('answering', { name: quote.name })}</strong>
        <span>{quote.text}</span>
      </div>
      <CloseButton size="sm" aria-label={t('dropQuote')} onClick={onDrop} />
    </div>
  )
}
