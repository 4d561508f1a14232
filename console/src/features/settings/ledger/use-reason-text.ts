import { useTranslation } from 'react-i18next'
import type { LedgerEvent } from '@/lib/schemas'

const UNKNOWN_NUMBER = /^unknown-number: (.*)$/

/** Why an event became nothing: in our words where it is a code of ours, else as it was said. */
export function useReasonText(): (event: LedgerEvent) => string | null {
  const { t } = useTranslation('settings')
  return ({ outcome, reason }) => {
    if (!reason) {
      return null
    }
    const number = outcome === 'dead' ? UNKNOWN_NUMBER.exec(reason)?.[1] : undefined
    if (number !== undefined) {
      return t('ledger.unknownNumber', { number })
    }
    return outcome === 'discarded'
      ? t(`ledger.discarded.${reason}`, { defaultValue: reason })
      : reason
  }
}
