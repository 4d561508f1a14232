import { Stack, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Section } from '@/ui/section'
import { HoursEditor } from '../hours/hours-editor'
import type { ConnectionForm } from './connection-values'

/** When somebody is there; a day may have several intervals. */
export function HoursSection({ form }: { form: ConnectionForm }) {
  const { t } = useTranslation('settings')
  const { hours } = form.values.webchat
  return (
    <Section title={t('hours.title')} hint={t('hours.hint')}>
      <Stack>
        <Switch
          label={t('hours.enabled')}
          {...form.getInputProps('webchat.hours.enabled', { type: 'checkbox' })}
        />
        {hours.enabled && (
          <HoursEditor
            value={hours}
            onChange={(next) => form.setFieldValue('webchat.hours', next)}
            error={form.errors['webchat.hours.days']}
          />
        )}
      </Stack>
    </Section>
  )
}
