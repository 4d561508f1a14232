import { useTranslation } from 'react-i18next'
import type { LedgerEvent } from '@/lib/schemas'

/** Why an event became nothing: in our words where it is a code of ours, else as it was said. */
export function useReasonText(): (event: LedgerEvent) => string | null {
  const { t } = useTranslation('settings')
  return ({ outcome, reason }) =>
    reason && outcome === 'discarded'
      ? t(`ledger.discarded.${reason}`, { defaultValue: reason })
      : (reason ?? null)
}
