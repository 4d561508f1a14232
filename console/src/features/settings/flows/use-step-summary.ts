import { useTranslation } from 'react-i18next'
import type { FlowStep } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'

/** Says in one line what a step does. */
export function useStepSummary(steps: readonly FlowStep[]): (step: FlowStep) => string {
  const { t } = useTranslation('flows')
  const { departments, agents, tags } = useBootstrap((it) => it)
  const nameOf = (all: readonly { id: string; name: string }[], id: string | null | undefined) =>
    all.find((it) => it.id === id)?.name ?? '—'
  const placeOf = (id: string | null | undefined) => {
    const place = steps.findIndex((it) => it.id === id)
    return place < 0 ? t('nextStep') : t('stepNumber', { number: place + 1 })
  }
  return (step) => {
    switch (step.type) {
      case 'message':
        return step.text
      case 'question':
        return `${step.text} [${step.choices.map(({ title }) => title).join(' | ')}]`
      case 'answer':
        return `${step.text} → {{${step.variable}}}`
      case 'condition':
        return t('branches', { yes: placeOf(step.yes), no: placeOf(step.no) })
      case 'tag':
        return `${t(step.remove ? 'takeOff' : 'putOn')}: ${nameOf(tags, step.tag)}`
      case 'department':
        return nameOf(departments, step.department)
      case 'agent':
        return nameOf(agents, step.agent)
      case 'context':
        return `${t(step.remove ? 'unmark' : 'mark')}: ${step.name}`
      case 'wait':
        return t('seconds', { count: step.seconds })
      case 'jump':
        return placeOf(step.to)
      case 'end':
        return step.department ? nameOf(departments, step.department) : t('sameDepartment')
      case 'resolve':
      case 'archive':
        return ''
      default:
        step satisfies never
        return ''
    }
  }
}
