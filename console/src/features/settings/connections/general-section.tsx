import { Select, Stack, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Section } from '@/ui/section'
import { useAgentChoices, useDepartmentChoices } from '../choices'
import type { ConnectionForm } from './connection-values'

/** What colleagues call it, where its conversations go, and whether it is on. */
export function GeneralSection({ form }: { form: ConnectionForm }) {
  const { t } = useTranslation('settings')
  const isOn = form.values.state === 'on'
  return (
    <Section title={t('connections.general')}>
      <Stack>
        <TextInput
          label={t('name')}
          description={t('connections.nameHint')}
          required
          maxLength={80}
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
        <Switch
          label={t(isOn ? 'connections.isOn' : 'connections.isOff')}
          description={t('connections.stateHint')}
          checked={isOn}
          onChange={() => form.setFieldValue('state', isOn ? 'off' : 'on')}
        />
      </Stack>
    </Section>
  )
}
