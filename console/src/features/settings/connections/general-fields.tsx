import { Select, TextInput } from '@mantine/core'
import type { GetInputPropsReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useAgentChoices, useDepartmentChoices } from '../choices'

interface FieldsProps<Field> {
  form: { getInputProps: (field: Field) => GetInputPropsReturnType }
}

/** What colleagues call a connection, and where its conversations go. */
export function GeneralFields({ form }: FieldsProps<'name' | 'departmentId'>) {
  const { t } = useTranslation('settings')
  return (
    <>
      <TextInput
        label={t('name')}
        description={t('connections.nameHint')}
        required
        maxLength={80}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Select
        label={t('department')}
        description={t('connections.departmentHint')}
        data={useDepartmentChoices()}
        placeholder={t('noDepartment')}
        clearable
        searchable
        nothingFoundMessage={t('nothingFound')}
        {...form.getInputProps('departmentId')}
      />
    </>
  )
}

/** Who gets a connection's conversations before anybody else. */
export function AgentField({ form }: FieldsProps<'agentId'>) {
  const { t } = useTranslation('settings')
  return (
    <Select
      label={t('connections.agent')}
      description={t('connections.agentHint')}
      data={useAgentChoices()}
      placeholder={t('connections.noAgent')}
      clearable
      searchable
      nothingFoundMessage={t('nothingFound')}
      {...form.getInputProps('agentId')}
    />
  )
}
