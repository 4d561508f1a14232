import { PasswordInput, Stack, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { WhatsAppNumber } from '@/lib/schemas'
import { Section } from '@/ui/section'
import { numberQuery } from '../queries'
import { SaveBar } from '../save-bar'
import { useSettingsForm } from '../use-settings-form'
import { LineFields } from './line-fields'
import { useSaveLine } from './line-values'
import { type NumberValues, valuesOfNumber } from './number-values'

/** How a number is set. The secrets are never shown: an empty field leaves the one that is there. */
export function NumberForm({ number }: { number: WhatsAppNumber }) {
  const { t } = useTranslation('settings')
  const { id } = number.connection
  const save = useSaveLine<WhatsAppNumber, NumberValues>(number, numberQuery(id).queryKey, (own) =>
    api.patch('/connections/{connectionId}/whatsapp', { path: { connectionId: id }, body: own }),
  )
  const { form, submit, undo, ...state } = useSettingsForm<NumberValues>({
    initialValues: valuesOfNumber(number),
    save: async (values, before) => valuesOfNumber(await save(values, before)),
  })
  return (
    <form onSubmit={submit} noValidate>
      <Section title={t('connections.general')}>
        <Stack>
          <LineFields form={form} state={form.values.state} words="whatsapp" />
          <Switch
            label={t('whatsapp.showReading')}
            description={t('whatsapp.showReadingHint')}
            {...form.getInputProps('showReading', { type: 'checkbox' })}
          />
          <Switch
            label={t('whatsapp.ignoreGroups')}
            description={t('whatsapp.ignoreGroupsHint')}
            {...form.getInputProps('ignoreGroups', { type: 'checkbox' })}
          />
          <Switch
            label={t('whatsapp.declineCalls')}
            description={t('whatsapp.declineCallsHint')}
            {...form.getInputProps('declineCalls', { type: 'checkbox' })}
          />
        </Stack>
      </Section>
      <Section title={t('whatsapp.keys')} hint={t('whatsapp.keysHint')}>
        <Stack>
          <TextInput
            label={t('whatsapp.phoneNumberId')}
            required
            inputMode="numeric"
            autoComplete="off"
            {...form.getInputProps('phoneNumberId')}
          />
          <TextInput
            label={t('whatsapp.businessAccountId')}
            required
            inputMode="numeric"
            autoComplete="off"
            {...form.getInputProps('businessAccountId')}
          />
          <PasswordInput
            label={t('whatsapp.token')}
            description={t('whatsapp.tokenHint')}
            placeholder={t('whatsapp.keptSecret')}
            autoComplete="off"
            {...form.getInputProps('token')}
          />
          <PasswordInput
            label={t('whatsapp.appSecret')}
            description={t('whatsapp.appSecretHint')}
            placeholder={t('whatsapp.keptSecret')}
            autoComplete="off"
            {...form.getInputProps('appSecret')}
          />
          <TextInput
            label={t('whatsapp.verifyToken')}
            description={t('whatsapp.verifyTokenHint')}
            required
            autoComplete="off"
            {...form.getInputProps('verifyToken')}
          />
        </Stack>
      </Section>
      <SaveBar {...state} onUndo={undo} />
    </form>
  )
}
