import { ActionIcon, Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { FlowTest, StepOf } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import classes from './flow.module.css'
import { type FieldsProps, OnOff } from './step-fields'
import { TargetSelect } from './target-select'

const TYPES = ['hours', 'variable', 'tag', 'context'] as const
const COMPARISONS = ['equals', 'contains', 'set', 'greater', 'less'] as const

function newTest(type: FlowTest['type']): FlowTest {
  switch (type) {
    case 'hours':
      return { type, open: true }
    case 'variable':
      return { type, name: '', comparison: 'equals', value: '' }
    case 'tag':
      return { type, tag: null, has: true }
    case 'context':
      return { type, name: '', has: true }
    default:
      return type satisfies never
  }
}

/** Goes one way when its tests hold, else the other. */
export function ConditionFields({ step, steps, onChange }: FieldsProps<StepOf<'condition'>>) {
  const { t } = useTranslation('flows')
  const put = (tests: FlowTest[]) => onChange({ ...step, tests })
  return (
    <Stack gap="sm">
      {step.tests.length > 1 && (
        <OnOff
          label={t('howMany')}
          value={step.all}
          words={[t('anyTest'), t('allTests')]}
          onChange={(all) => onChange({ ...step, all })}
        />
      )}
      {step.tests.map((test, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a test is its place
        <div key={place} className={classes.test}>
          <Select
            label={t('test')}
            data={TYPES.map((value) => ({ value, label: t(`testType.${value}`) }))}
            value={test.type}
            onChange={(type) =>
              type && put(step.tests.map((it, at) => (at === place ? newTest(type) : it)))
            }
            allowDeselect={false}
          />
          <TestFields
            test={test}
            onChange={(next) => put(step.tests.map((it, at) => (at === place ? next : it)))}
          />
          <ActionIcon
            variant="subtle"
            aria-label={t('deleteTest', { number: place + 1 })}
            onClick={() => put(step.tests.filter((_, at) => at !== place))}
          >
            <IconX size={16} stroke={1.5} />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} stroke={1.5} />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => put([...step.tests, newTest('variable')])}
      >
        {t('addTest')}
      </Button>
      <Group grow align="flex-start">
        <TargetSelect
          label={t('then')}
          value={step.yes}
          steps={steps}
          onChange={(yes) => onChange({ ...step, yes })}
        />
        <TargetSelect
          label={t('otherwise')}
          value={step.no}
          steps={steps}
          onChange={(no) => onChange({ ...step, no })}
        />
      </Group>
    </Stack>
  )
}

interface TestFieldsProps {
  test: FlowTest
  onChange: (test: FlowTest) => void
}

function TestFields({ test, onChange }: TestFieldsProps) {
  const { t } = useTranslation('flows')
  const tags = useBootstrap((it) => it.tags)
  const hasOrNot = (has: boolean) => (
    <Select
      label={t('has')}
      data={[
        { value: 'yes', label: t('yesHas') },
        { value: 'no', label: t('noHas') },
      ]}
      value={has ? 'yes' : 'no'}
      onChange={(next) => {
        if (test.type === 'tag' || test.type === 'context') {
          onChange({ ...test, has: next === 'yes' })
        }
      }}
      allowDeselect={false}
    />
  )
  switch (test.type) {
    case 'hours':
      return (
        <Select
          label={t('when')}
          data={[
            { value: 'open', label: t('doors.open') },
            { value: 'closed', label: t('doors.closed') },
          ]}
          value={test.open ? 'open' : 'closed'}
          onChange={(next) => onChange({ ...test, open: next === 'open' })}
          allowDeselect={false}
        />
      )
    case 'variable':
      return (
        <>
          <TextInput
            label={t('variable')}
            value={test.name}
            maxLength={40}
            onChange={(event) => onChange({ ...test, name: event.currentTarget.value })}
          />
          <Select
            label={t('comparison')}
            data={COMPARISONS.map((value) => ({ value, label: t(`comparisons.${value}`) }))}
            value={test.comparison}
            onChange={(comparison) => comparison && onChange({ ...test, comparison })}
            allowDeselect={false}
          />
          {test.comparison !== 'set' && (
            <TextInput
              label={t('value')}
              value={test.value}
              maxLength={200}
              onChange={(event) => onChange({ ...test, value: event.currentTarget.value })}
            />
          )}
        </>
      )
    case 'tag':
      return (
        <>
          {hasOrNot(test.has)}
          <Select
            label={t('tag')}
            data={tags.map(({ id, name }) => ({ value: id, label: name }))}
            value={test.tag ?? null}
            onChange={(tag) => onChange({ ...test, tag })}
            searchable
          />
        </>
      )
    case 'context':
      return (
        <>
          {hasOrNot(test.has)}
          <TextInput
            label={t('context')}
            value={test.name}
            maxLength={60}
            onChange={(event) => onChange({ ...test, name: event.currentTarget.value })}
          />
        </>
      )
    default:
      test satisfies never
      return null
  }
}
