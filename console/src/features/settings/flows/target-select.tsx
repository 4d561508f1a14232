import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FlowStep } from '@/lib/schemas'
import { useStepSummary } from './use-step-summary'

interface TargetSelectProps {
  label: string
  value: string | null | undefined
  steps: readonly FlowStep[]
  /** What it means when no step is chosen; the next step if nothing else. */
  otherwise?: string
  onChange: (step: string | null) => void
}

/** Where it goes on: a step by its number and words. */
export function TargetSelect({ label, value, steps, otherwise, onChange }: TargetSelectProps) {
  const { t } = useTranslation('flows')
  const summary = useStepSummary(steps)
  const nameOf = (step: FlowStep, place: number) => {
    const words = summary(step).slice(0, 40)
    const type = t(`step.${step.type}`)
    return `${place + 1}. ${type}${words ? ` · ${words}` : ''}`
  }
  return (
    <Select
      label={label}
      placeholder={otherwise ?? t('nextStep')}
      data={steps.map((step, place) => ({ value: step.id, label: nameOf(step, place) }))}
      value={value ?? null}
      onChange={onChange}
      clearable
      searchable
      nothingFoundMessage={t('nothingFound')}
    />
  )
}
