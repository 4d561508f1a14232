import { useTranslation } from 'react-i18next'
import type { FlowEffect } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'

/** Says what a flow would do beside talking. */
export function useEffectText(): (effect: FlowEffect) => string {
  const { t } = useTranslation('flows')
  const { departments, agents, tags } = useBootstrap((it) => it)
  const nameOf = (all: readonly { id: string; name: string }[], id: string) =>
    all.find((it) => it.id === id)?.name ?? '—'
  return (effect) => {
    switch (effect.type) {
      case 'tag':
        return `${t(effect.remove ? 'takeOff' : 'putOn')}: ${nameOf(tags, effect.tag)}`
      case 'department':
        return `${t('step.department')}: ${nameOf(departments, effect.department)}`
      case 'agent':
        return `${t('step.agent')}: ${nameOf(agents, effect.agent)}`
      case 'context':
        return `${t(effect.remove ? 'unmark' : 'mark')}: ${effect.name}`
      case 'resolve':
      case 'archive':
        return t(`step.${effect.type}`)
      case 'end': {
        const how = t(`ending.${effect.ending}`)
        return effect.department ? `${how} → ${nameOf(departments, effect.department)}` : how
      }
      case 'say':
      case 'ask':
        return effect.text
      default:
        effect satisfies never
        return ''
    }
  }
}
