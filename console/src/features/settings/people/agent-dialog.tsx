import { MultiSelect, NumberInput, Select, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Agent, AgentChange } from '@/lib/schemas'
import { useMe } from '@/live/bootstrap'
import { useDepartmentChoices, useProfileChoices } from '../choices'
import { DialogForm } from '../dialog-form'
import { areSane } from '../hours/hours'
import { OwnHours } from '../hours/own-hours'
import { changesOf, useSettingsForm } from '../use-settings-form'
import { useSaveAgent } from './use-save-agent'

interface AgentDialogProps {
  agent: Agent
  onClose: () => void
}

function valuesOf({ name, displayName, extension, profile, departments, capacity, hours }: Agent) {
  return {
    name,
    displayName,
    extension: extension ?? '',
    profile,
    departments,
    capacity: (capacity || '') as number | '',
    hours: hours ?? null,
  }
}

type Values = ReturnType<typeof valuesOf>

function patchOf(before: Values, values: Values): AgentChange {
  const { hours, capacity, ...changes } = changesOf(before, values)
  return {
    ...changes,
    ...(capacity === undefined ? {} : { capacity: capacity || 0 }),
    ...(hours === undefined ? {} : { shift: { hours } }),
  }
}

/** A colleague's names, profile and departments. */
export function AgentDialog({ agent, onClose }: AgentDialogProps) {
  const { t } = useTranslation(['settings', 'routine'])
  const me = useMe()
  const save = useSaveAgent(agent.id)
  const { form, ...state } = useSettingsForm({
    initialValues: valuesOf(agent),
    save: async (values, before) => valuesOf(await save(patchOf(before, values))),
    validate: ({ hours }) => ({
      hours: hours && !areSane(hours.days) ? t('fieldRefused.days') : null,
    }),
    onSaved: onClose,
  })
  const isLeaving = me.agent.id === agent.id && form.values.profile !== agent.profile
  return (
    <DialogForm title={agent.email} {...state} onClose={onClose}>
      <TextInput
        label={t('name')}
        required
        maxLength={80}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t('people.displayName')}
        description={t('people.displayNameHint')}
        required
        maxLength={80}
        {...form.getInputProps('displayName')}
      />
      <TextInput
        label={t('people.extension')}
        description={t('people.extensionHint')}
        inputMode="numeric"
        maxLength={8}
        {...form.getInputProps('extension')}
      />
      <Select
        label={t('people.profile')}
        description={t(`profileHints.${form.values.profile}`)}
        data={useProfileChoices()}
        allowDeselect={false}
        {...form.getInputProps('profile')}
      />
      {isLeaving && (
        <Text role="status" size="sm" c="var(--warn-text)">
          {t('people.ownProfile')}
        </Text>
      )}
      <MultiSelect
        label={t('places.departments')}
        data={useDepartmentChoices()}
        searchable
        nothingFoundMessage={t('nothingFound')}
        {...form.getInputProps('departments')}
      />
      <NumberInput
        label={t('people.capacity')}
        description={t('people.capacityHint')}
        placeholder={t('people.capacityOfDepartments')}
        min={1}
        max={1000}
        allowDecimal={false}
        maw={280}
        {...form.getInputProps('capacity')}
      />
      <OwnHours
        value={form.values.hours}
        onChange={(hours) => form.setFieldValue('hours', hours)}
        inherited={t('routine:hours.ofDepartments')}
        error={form.errors.hours}
      />
    </DialogForm>
  )
}
