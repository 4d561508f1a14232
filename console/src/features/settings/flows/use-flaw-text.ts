import { useTranslation } from 'react-i18next'
import type { Flaw, FlowScript } from '@/lib/schemas'

/** Says what is wrong, and at which step. */
export function useFlawText({ steps }: FlowScript): (flaw: Flaw) => string {
  const { t } = useTranslation('flows')
  return ({ step, kind, detail }) => {
    const text = t(`flaw.${kind}`, { detail })
    const place = steps.findIndex(({ id }) => id === step)
    return place < 0 ? text : t('atStep', { number: place + 1, text })
  }
}
