import { useTranslation } from 'react-i18next'
import type { Decision } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import { reasonText } from './reason-text'

/** Explains decisions with the names that colleagues and departments have now. */
export function useReason(): (decision: Decision) => string {
  const { t, i18n } = useTranslation('service')
  const { agents, departments } = useBootstrap((it) => it)
  return (decision) => {
    const chosen = agents.filter((it) => decision.agents.includes(it.id)).map((it) => it.name)
    const department = departments.find((it) => it.id === decision.department)
    return reasonText(t, decision, {
      agents: new Intl.ListFormat(i18n.language).format(chosen),
      department: department?.name ?? t('noDepartment'),
    })
  }
}
