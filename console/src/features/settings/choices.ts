import { useTranslation } from 'react-i18next'
import { LANGUAGES } from '@/lib/i18n'
import { useBootstrap } from '@/live/bootstrap'

/** The time zones that the browser knows, and the one in use even if it does not. */
export function timeZones(held: string): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', held])].sort()
}

export function useLanguageChoices() {
  const { t } = useTranslation('settings')
  return LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))
}

export function useDepartmentChoices() {
  const departments = useBootstrap((it) => it.departments)
  return departments.map(({ id, name }) => ({ value: id, label: name }))
}

/**
 * Everybody who works here, found by name or extension.
 * @param kept who was chosen before, and stays so even when they do not work here any more
 */
export function useAgentChoices(kept: readonly string[] = []) {
  const { t } = useTranslation('settings')
  const agents = useBootstrap((it) => it.agents)
  return agents
    .filter(({ id, active }) => active || kept.includes(id))
    .map(({ id, name, extension }) => ({
      value: id,
      label: extension ? t('withExtension', { name, extension }) : name,
    }))
}

export function useProfileChoices() {
  const { t } = useTranslation('settings')
  return (['agent', 'supervisor', 'admin'] as const).map((value) => ({
    value,
    label: t(`profiles.${value}`),
  }))
}
