import { NumberInput, PasswordInput, Stack, Switch, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { WhatsAppNumber } from '@/lib/schemas'
import { keys } from '@/live/keys'
import { Section } from '@/ui/section'
import { connectionQuery, connectionsQuery, numberQuery } from '../queries'
import { SaveBar } from '../save-bar'
import { useSettingsForm } from '../use-settings-form'
import { AgentField, GeneralFields } from './general-fields'
import { changesOfNumber, type NumberValues, valuesOfNumber } from './number-values'

/** How a number is set. The secrets are never shown: an empty field leaves the one that is there. */
export function NumberForm({ number }: { number: WhatsAppNumber }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const { id } = number.connection
  const { form, submit, undo, ...state } = useSettingsForm<NumberValues>({
    initialValues: valuesOfNumber(number),
    save: async (values, before) => {
      const { general, keysOfMeta } = changesOfNumber(before, values)
      let saved = number
      if (Object.keys(general).length > 0) {
        const connection = await api.patch('/connections/{id}', { path: { id }, body: general })
        saved = { ...saved, connection }
      }
      if (Object.keys(keysOfMeta).length > 0) {
        saved = await api.patch('/connections/{connectionId}/whatsapp', {
          path: { connectionId: id },
          body: keysOfMeta,
        })
      }
      cache.setQueryData(numberQuery(id).queryKey, saved)
      cache.setQueryData(connectionQuery(id).queryKey, saved.connection)
      void cache.invalidateQueries({ queryKey: connectionsQuery.queryKey })
      void cache.invalidateQueries({ queryKey: keys.lines })
      return valuesOfNumber(saved)
    },
  })
  const isOn = form.values.state === 'on'
  return (
    <form onSubmit={submit} noValidate>
      <Section title={t('connections.general')}>
        <Stack>
          <GeneralFields form={form} />
          <AgentField form={form} />
          <Switch
            label={t(isOn ? 'whatsapp.isOn' : 'whatsapp.isOff')}
            description={t('whatsapp.stateHint')}
            checked={isOn}
            onChange={() => form.setFieldValue('state', isOn ? 'off' : 'on')}
          />
          <NumberInput
            label={t('whatsapp.undoSeconds')}
            description={t('whatsapp.undoSecondsHint')}
            min={0}
            max={60}
            allowDecimal={false}
            {...form.getInputProps('undoSeconds')}
          />
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
