import { useTranslation } from 'react-i18next'
import { number } from '@/lib/format'
import { useBootstrap } from '@/live/bootstrap'
import { dayName } from '../hours/hours'

/** Where the words stand for what a field can be. */
const WORDS: Readonly<Record<string, string>> = {
  profile: 'settings:profiles',
  permissions: 'settings:permissions.name',
  availability: 'settings:people.presence',
  language: 'settings:languages',
  'settings.language': 'settings:languages',
  'settings.ownership': 'settings:account.ownerships',
  'settings.flowPause': 'settings:account.flowPauses',
  'settings.modules': 'routine:modules.name',
  'settings.theme': 'settings:look.themes',
  'settings.position': 'settings:look.positions',
  'settings.form.name': 'settings:entry.asked',
  'settings.form.email': 'settings:entry.asked',
  'settings.form.phone': 'settings:entry.asked',
  'policy.strategy': 'settings:routing.strategy',
  category: 'templates:category',
  status: 'templates:status',
  state: 'audit:value.state',
  kind: 'audit:value.kind',
}

/** What is called how, by id. */
export function useNames(): ReadonlyMap<string, string> {
  return useBootstrap(
    ({ agents, departments, connections }) =>
      new Map([...agents, ...departments, ...connections].map((it) => [it.id, it.name])),
  )
}

/** A value as a person would say it: who, not their id; yes and no; in words what is a choice. */
export function useSay(): (value: unknown, field: string) => string {
  const { t, i18n } = useTranslation(['audit', 'settings', 'routine', 'templates'])
  const names = useNames()
  const say = (value: unknown, field: string): string => {
    if (value === null || value === undefined || value === '') return t('none')
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (typeof value === 'number') return number(value)
    if (typeof value === 'string') {
      const words = WORDS[field]
      return names.get(value) ?? (words ? t(`${words}.${value}`, { defaultValue: value }) : value)
    }
    if (Array.isArray(value)) {
      return value.length === 0 ? t('none') : value.map((it) => say(it, field)).join(', ')
    }
    return sayDay(value, i18n.language) ?? JSON.stringify(value)
  }
  return say
}

/** Opening hours of a day of the week, or a day off. */
function sayDay(value: unknown, language: string): string | null {
  if (typeof value !== 'object' || value === null) return null
  if ('day' in value && 'from' in value && 'to' in value && typeof value.day === 'number') {
    return `${dayName(value.day, language)} ${value.from}–${value.to}`
  }
  if ('date' in value && 'name' in value) return `${value.date} ${value.name}`
  return null
}
