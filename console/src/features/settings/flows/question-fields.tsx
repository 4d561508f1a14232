import { ActionIcon, Button, Group, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { FlowStep, StepOf } from '@/lib/schemas'
import classes from './flow.module.css'
import { moved, newChoice } from './new-step'
import type { FieldsProps } from './step-fields'
import { TargetSelect } from './target-select'
import { WordsField } from './words-field'

const CHECKS = ['text', 'number', 'email', 'phone', 'date', 'cpf', 'cnpj', 'cep'] as const
const MOST_CHOICES = 20

/** A question with choices: buttons, a list or numbers, whatever the channel has. */
export function QuestionFields({ step, steps, onChange }: FieldsProps<StepOf<'question'>>) {
  const { t } = useTranslation('flows')
  return (
    <Stack gap="sm">
      <WordsField
        label={t('question')}
        value={step.text}
        steps={steps}
        onChange={(text) => onChange({ ...step, text })}
      />
      <Choices step={step} steps={steps} onChange={onChange} />
      <Group grow align="flex-start">
        <TextInput
          label={t('variable')}
          description={t('choiceVariableHint')}
          maxLength={40}
          value={step.variable ?? ''}
          onChange={(event) => onChange({ ...step, variable: event.currentTarget.value || null })}
        />
        <TextInput
          label={t('listButton')}
          description={t('listButtonHint')}
          placeholder={t('listButtonUsual')}
          maxLength={20}
          value={step.button ?? ''}
          onChange={(event) => onChange({ ...step, button: event.currentTarget.value || null })}
        />
      </Group>
      <Retry step={step} steps={steps} onChange={onChange} />
    </Stack>
  )
}

function Choices({ step, steps, onChange }: FieldsProps<StepOf<'question'>>) {
  const { t } = useTranslation('flows')
  const { choices } = step
  const put = (next: typeof choices) => onChange({ ...step, choices: next })
  return (
    <fieldset className={classes.choices}>
      <legend>{t('choices')}</legend>
      {choices.map((choice, place) => {
        const number = place + 1
        const change = (part: Partial<typeof choice>) =>
          put(choices.map((it) => (it.id === choice.id ? { ...it, ...part } : it)))
        return (
          <div key={choice.id} className={classes.choice}>
            <TextInput
              label={t('choiceTitle', { number })}
              maxLength={60}
              value={choice.title}
              onChange={(event) => change({ title: event.currentTarget.value })}
            />
            <TargetSelect
              label={t('choiceTo', { number })}
              value={choice.to}
              steps={steps}
              onChange={(to) => change({ to })}
            />
            <span className={classes.tools}>
              <ActionIcon
                variant="subtle"
                aria-label={t('choiceUp', { number })}
                disabled={place === 0}
                onClick={() => put(moved(choices, place, place - 1))}
              >
                <IconArrowUp size={16} stroke={1.5} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                aria-label={t('choiceDown', { number })}
                disabled={place === choices.length - 1}
                onClick={() => put(moved(choices, place, place + 1))}
              >
                <IconArrowDown size={16} stroke={1.5} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                aria-label={t('choiceDelete', { number })}
                onClick={() => put(choices.filter((it) => it.id !== choice.id))}
              >
                <IconX size={16} stroke={1.5} />
              </ActionIcon>
            </span>
          </div>
        )
      })}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} stroke={1.5} />}
        disabled={choices.length >= MOST_CHOICES}
        onClick={() => put([...choices, newChoice()])}
      >
        {t('addChoice')}
      </Button>
    </fieldset>
  )
}

/** A question that is answered in the customer's own words. */
export function AnswerFields({ step, steps, onChange }: FieldsProps<StepOf<'answer'>>) {
  const { t } = useTranslation('flows')
  return (
    <Stack gap="sm">
      <WordsField
        label={t('question')}
        value={step.text}
        steps={steps}
        onChange={(text) => onChange({ ...step, text })}
      />
      <Group grow align="flex-start">
        <Select
          label={t('check')}
          data={CHECKS.map((value) => ({ value, label: t(`checks.${value}`) }))}
          value={step.check}
          onChange={(check) => check && onChange({ ...step, check })}
          allowDeselect={false}
        />
        <TextInput
          label={t('variable')}
          description={t('variableHint')}
          required
          maxLength={40}
          value={step.variable}
          onChange={(event) => onChange({ ...step, variable: event.currentTarget.value })}
        />
      </Group>
      <Retry step={step} steps={steps} onChange={onChange} />
    </Stack>
  )
}

interface RetryProps<Step extends FlowStep> {
  step: Step
  steps: readonly FlowStep[]
  onChange: (step: Step) => void
}

/** What becomes of who answers nothing that is understood. */
function Retry<Step extends StepOf<'question'> | StepOf<'answer'>>(props: RetryProps<Step>) {
  const { step, steps, onChange } = props
  const { t } = useTranslation('flows')
  return (
    <>
      <WordsField
        label={t('retry')}
        description={t('retryHint')}
        value={step.retry}
        steps={steps}
        onChange={(retry) => onChange({ ...step, retry })}
      />
      <Group grow align="flex-start">
        <NumberInput
          label={t('tries')}
          min={0}
          max={10}
          allowDecimal={false}
          value={step.tries}
          onChange={(tries) => onChange({ ...step, tries: Number(tries) || 0 })}
        />
        <TargetSelect
          label={t('failed')}
          value={step.failed}
          steps={steps}
          otherwise={t('toPeople')}
          onChange={(failed) => onChange({ ...step, failed })}
        />
      </Group>
    </>
  )
}
