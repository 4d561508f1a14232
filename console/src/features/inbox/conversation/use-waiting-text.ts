import { useTranslation } from 'react-i18next'
import { nearTime } from '@/lib/format'
import type { MessageInfo } from '@/lib/schemas'

type Delivery = NonNullable<MessageInfo['delivery']>

/** Why something has not gone out yet, when it is tried again, and for how long. */
export function useWaitingText(): (delivery: Delivery) => string {
  const { t } = useTranslation('inbox')
  return ({ code, attempts, notBefore, givesUpAt }) => {
    if (!code || attempts === 0) return t('delivery.queued')
    const now = Date.now()
    const why = t([`waiting.${code}`, 'waiting.other'], { code })
    const until = nearTime(givesUpAt, now)
    return Date.parse(notBefore) > now
      ? t('delivery.again', { why, at: nearTime(notBefore, now), until })
      : t('delivery.trying', { why, until })
  }
}
