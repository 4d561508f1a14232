import { Stack, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Section } from '@/ui/section'
import type { ConnectionForm } from './connection-values'
import { AgentField, GeneralFields } from './general-fields'

/** What colleagues call it, where its conversations go, and whether it is on. */
export function GeneralSection({ form }: { form: ConnectionForm }) {
  const { t } = useTranslation('settings')
  const isOn = form.values.state === 'on'
  return (
    <Section title={t('connections.general')}>
      <Stack>
        <GeneralFields form={form} />
        <AgentField form={form} />
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
