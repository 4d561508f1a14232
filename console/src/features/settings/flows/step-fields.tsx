import {
  Checkbox,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FlowStep, StepOf } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import { useAgentChoices, useDepartmentChoices } from '../choices'
import { ConditionFields } from './condition-fields'
import { AnswerFields, QuestionFields } from './question-fields'
import { TargetSelect } from './target-select'
import { WordsField } from './words-field'

export interface FieldsProps<Step extends FlowStep> {
  step: Step
  steps: readonly FlowStep[]
  onChange: (step: Step) => void
}

/** What one says of a step, by its kind. */
export function StepFields({ step, steps, onChange }: FieldsProps<FlowStep>) {
  const { t } = useTranslation('flows')
  switch (step.type) {
    case 'message':
      return (
        <WordsField
          label={t('text')}
          value={step.text}
          steps={steps}
          onChange={(text) => onChange({ ...step, text })}
        />
      )
    case 'question':
      return <QuestionFields step={step} steps={steps} onChange={onChange} />
    case 'answer':
      return <AnswerFields step={step} steps={steps} onChange={onChange} />
    case 'condition':
      return <ConditionFields step={step} steps={steps} onChange={onChange} />
    case 'tag':
      return <TagFields step={step} steps={steps} onChange={onChange} />
    case 'department':
      return <PlaceField step={step} steps={steps} onChange={onChange} isNeeded />
    case 'end':
      return <PlaceField step={step} steps={steps} onChange={onChange} />
    case 'agent':
      return <AgentField step={step} steps={steps} onChange={onChange} />
    case 'context':
      return <ContextFields step={step} steps={steps} onChange={onChange} />
    case 'wait':
      return (
        <NumberInput
          label={t('waitSeconds')}
          min={1}
          max={604_800}
          allowDecimal={false}
          value={step.seconds}
          onChange={(seconds) => onChange({ ...step, seconds: Number(seconds) || 0 })}
        />
      )
    case 'jump':
      return (
        <TargetSelect
          label={t('goTo')}
          value={step.to}
          steps={steps}
          onChange={(to) => onChange({ ...step, to })}
        />
      )
    case 'resolve':
    case 'archive':
      return (
        <Text size="sm" c="var(--ink2)">
          {t(`about.${step.type}`)}
        </Text>
      )
    default:
      step satisfies never
      return null
  }
}

function TagFields({ step, onChange }: FieldsProps<StepOf<'tag'>>) {
  const { t } = useTranslation('flows')
  const tags = useBootstrap((it) => it.tags)
  return (
    <Stack gap="sm">
      <OnOff
        label={t('what')}
        value={step.remove}
        words={[t('putOn'), t('takeOff')]}
        onChange={(remove) => onChange({ ...step, remove })}
      />
      <Select
        label={t('tag')}
        data={tags.map(({ id, name }) => ({ value: id, label: name }))}
        value={step.tag ?? null}
        onChange={(tag) => onChange({ ...step, tag })}
        searchable
        nothingFoundMessage={t('nothingFound')}
      />
    </Stack>
  )
}

interface PlaceFieldProps<Step extends FlowStep> extends FieldsProps<Step> {
  isNeeded?: boolean
}

function PlaceField<Step extends StepOf<'department'> | StepOf<'end'>>(
  props: PlaceFieldProps<Step>,
) {
  const { step, onChange, isNeeded = false } = props
  const { t } = useTranslation('flows')
  return (
    <Select
      label={t(isNeeded ? 'department' : 'endQueue')}
      description={t(isNeeded ? 'departmentHint' : 'endQueueHint')}
      placeholder={isNeeded ? '' : t('sameDepartment')}
      data={useDepartmentChoices()}
      value={step.department ?? null}
      onChange={(department) => onChange({ ...step, department })}
      clearable={!isNeeded}
      searchable
      nothingFoundMessage={t('nothingFound')}
    />
  )
}

function AgentField({ step, onChange }: FieldsProps<StepOf<'agent'>>) {
  const { t } = useTranslation('flows')
  return (
    <Select
      label={t('agent')}
      description={t('agentHint')}
      data={useAgentChoices(step.agent ? [step.agent] : [])}
      value={step.agent ?? null}
      onChange={(agent) => onChange({ ...step, agent })}
      searchable
      nothingFoundMessage={t('nothingFound')}
    />
  )
}

function ContextFields({ step, onChange }: FieldsProps<StepOf<'context'>>) {
  const { t } = useTranslation('flows')
  return (
    <Stack gap="sm">
      <OnOff
        label={t('what')}
        value={step.remove}
        words={[t('mark'), t('unmark')]}
        onChange={(remove) => onChange({ ...step, remove })}
      />
      <TextInput
        label={t('context')}
        description={t('contextHint')}
        maxLength={60}
        value={step.name}
        onChange={(event) => onChange({ ...step, name: event.currentTarget.value })}
      />
      {!step.remove && (
        <>
          <Checkbox
            label={t('forAWhile')}
            checked={step.minutes != null}
            onChange={(event) =>
              onChange({ ...step, minutes: event.currentTarget.checked ? 60 : null })
            }
          />
          {step.minutes != null && (
            <NumberInput
              label={t('minutes')}
              min={1}
              max={10_080}
              allowDecimal={false}
              value={step.minutes}
              onChange={(minutes) => onChange({ ...step, minutes: Number(minutes) || 1 })}
            />
          )}
        </>
      )}
    </Stack>
  )
}

interface OnOffProps {
  label: string
  value: boolean
  /** What no and yes mean. */
  words: [string, string]
  onChange: (yes: boolean) => void
}

export function OnOff({ label, value, words, onChange }: OnOffProps) {
  return (
    <SegmentedControl
      aria-label={label}
      data={[
        { value: 'no', label: words[0] },
        { value: 'yes', label: words[1] },
      ]}
      value={value ? 'yes' : 'no'}
      onChange={(next) => onChange(next === 'yes')}
      style={{ alignSelf: 'flex-start' }}
    />
  )
}
