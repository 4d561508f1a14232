import { Select, SimpleGrid, Stack, Switch, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Section } from '@/ui/section'
import type { ConnectionForm } from './connection-values'

const FIELDS = ['name', 'email', 'phone'] as const

/** What a visitor is asked before the chat begins. */
export function EntrySection({ form }: { form: ConnectionForm }) {
  const { t } = useTranslation('settings')
  const asked = ['off', 'optional', 'required'].map((value) => ({
    value,
    label: t(`entry.asked.${value}`),
  }))
  return (
    <Section title={t('entry.title')} hint={t('entry.hint')}>
      <Stack>
        <Switch
          label={t('entry.enabled')}
          {...form.getInputProps('webchat.form.enabled', { type: 'checkbox' })}
        />
        {form.values.webchat.form.enabled && (
          <>
            <SimpleGrid cols={{ base: 1, sm: 3 }}>
              {FIELDS.map((field) => (
                <Select
                  key={field}
                  label={t(`entry.${field}`)}
                  data={asked}
                  allowDeselect={false}
                  {...form.getInputProps(`webchat.form.${field}`)}
                />
              ))}
            </SimpleGrid>
            <Textarea
              label={t('entry.consent')}
              description={t('entry.consentHint')}
              maxLength={2000}
              autosize
              minRows={2}
              {...form.getInputProps('webchat.form.consent')}
            />
          </>
        )}
      </Stack>
    </Section>
  )
}
