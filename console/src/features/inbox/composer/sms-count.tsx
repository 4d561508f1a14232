import { useTranslation } from 'react-i18next'
import { MOST_SEGMENTS, segmentsOf } from '@/lib/sms'
import classes from './composer.module.css'

/** What a text costs as SMS, while it is written, and that nothing but text goes. */
export function SmsCount({ text }: { text: string }) {
  const { t } = useTranslation('sms')
  const { count, left, isWide } = segmentsOf(text)
  const isTooLong = count > MOST_SEGMENTS
  return (
    <p className={classes.smsCount} data-over={isTooLong || undefined} role="status">
      {isTooLong
        ? t('tooLong', { most: MOST_SEGMENTS })
        : [t('segments', { count }), t('left', { count: left }), isWide && t('wide')]
            .filter(Boolean)
            .join(' · ')}
      <span>{t('textOnly')}</span>
    </p>
  )
}
