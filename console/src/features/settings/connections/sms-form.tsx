import { NumberInput, PasswordInput, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { SmsLine } from '@/lib/schemas'
import { Section } from '@/ui/section'
import { smsLineQuery } from '../queries'
import { SaveBar } from '../save-bar'
import { useSettingsForm } from '../use-settings-form'
import { LineFields } from './line-fields'
import { type LineValues, useSaveLine, valuesOfLine } from './line-values'

type SmsValues = LineValues & { route: number; apiKey: string }

function valuesOf(line: SmsLine): SmsValues {
  return { ...valuesOfLine(line), route: line.route, apiKey: '' }
}

/** How a connection of SMS is set. Its key is never shown: an empty field leaves the one that is there. */
export function SmsForm({ line }: { line: SmsLine }) {
  const { t } = useTranslation('settings')
  const { id } = line.connection
  const save = useSaveLine<SmsLine, SmsValues>(line, smsLineQuery(id).queryKey, (own) =>
    api.patch('/connections/{connectionId}/sms', { path: { connectionId: id }, body: own }),
  )
  const { form, submit, undo, ...state } = useSettingsForm<SmsValues>({
    initialValues: valuesOf(line),
    save: async (values, before) => valuesOf(await save(values, before)),
  })
  return (
    <form onSubmit={submit} noValidate>
      <Section title={t('connections.general')}>
        <Stack>
          <LineFields form={form} state={form.values.state} words="sms" />
        </Stack>
      </Section>
      <Section title={t('sms.keys')} hint={t('whatsapp.keysHint')}>
        <Stack>
          <PasswordInput
            label={t('sms.apiKey')}
            description={t('sms.apiKeyHint')}
            placeholder={t('whatsapp.keptSecret')}
            autoComplete="off"
            {...form.getInputProps('apiKey')}
          />
          <NumberInput
            label={t('sms.route')}
            description={t('sms.routeHint')}
            min={0}
            allowDecimal={false}
            {...form.getInputProps('route')}
          />
        </Stack>
      </Section>
      <SaveBar {...state} onUndo={undo} />
    </form>
  )
}
