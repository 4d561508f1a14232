import { useTranslation } from 'react-i18next'
import type { Message } from '@/lib/schemas'

/** Why something did not go out, in our words. */
export function useFailureText(): (failure: Message['failure'] | undefined) => string {
  const { t } = useTranslation('inbox')
  return (failure) => {
    const code = failure?.code ?? 'unknown'
    return t([`failure.${code}`, 'failure.other'], { code, detail: failure?.detail ?? '' })
  }
}
