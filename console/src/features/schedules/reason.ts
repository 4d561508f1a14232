import { useTranslation } from 'react-i18next'

/** Why it waits or did not go, as a person would say it; null when there is nothing to say. */
export function useReason(code: string | null | undefined): string | null {
  const { t } = useTranslation(['schedules', 'problems'])
  if (!code) return null
  return t([`schedules:reason.${code}`, `problems:${code}`, 'schedules:reason.other'], { code })
}
