import {
  Checkbox,
  NumberInput,
  PasswordInput,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  Textarea,
  TextInput,
} from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Typebot } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import { keys } from '@/live/keys'
import { Section } from '@/ui/section'
import { typebotQuery } from '../queries'
import { SaveBar } from '../save-bar'
import { useSettingsForm } from '../use-settings-form'
import { type TypebotValues, valuesOf, wishOf } from './typebot-values'

type Form = UseFormReturnType<TypebotValues>

/** How Typebot takes part. Its token is never shown: an empty field leaves the one that is there. */
export function TypebotForm({ typebot }: { typebot: Typebot }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const { form, submit, undo, ...state } = useSettingsForm<TypebotValues>({
    initialValues: valuesOf(typebot),
    save: async (values) => {
      const saved = await api.put('/typebot', { body: wishOf(values) })
      cache.setQueryData(typebotQuery.queryKey, saved)
      void cache.invalidateQueries({ queryKey: keys.flows })
      return valuesOf(saved)
    },
  })
  return (
    <form onSubmit={submit} noValidate>
      <PlaceSection form={form} hasToken={typebot.hasToken} />
      <ReachSection form={form} />
      <MannersSection form={form} />
      <Section title={t('typebot.switch')} hint={t('typebot.switchHint')}>
        <Switch label={t('typebot.on')} {...form.getInputProps('on', { type: 'checkbox' })} />
      </Section>
      <SaveBar {...state} onUndo={undo} />
    </form>
  )
}

/** Where it is. */
function PlaceSection({ form, hasToken }: { form: Form; hasToken: boolean }) {
  const { t } = useTranslation('settings')
  return (
    <Section title={t('typebot.place')} hint={t('typebot.placeHint')}>
      <Stack>
        <TextInput
          label={t('typebot.viewer')}
          description={t('typebot.viewerHint')}
          placeholder="https://viewer.loja.com.br"
          required
          inputMode="url"
          {...form.getInputProps('viewer')}
        />
        <TextInput
          label={t('typebot.publicId')}
          description={t('typebot.publicIdHint')}
          placeholder="atendimento"
          required
          {...form.getInputProps('publicId')}
        />
        <PasswordInput
          label={t('typebot.token')}
          description={t('typebot.tokenHint')}
          placeholder={hasToken ? t('whatsapp.keptSecret') : ''}
          autoComplete="off"
          {...form.getInputProps('token')}
        />
        {hasToken && (
          <Checkbox
            size="sm"
            label={t('typebot.forgetToken')}
            {...form.getInputProps('forgetsToken', { type: 'checkbox' })}
          />
        )}
      </Stack>
    </Section>
  )
}

/** Whom it answers. */
function ReachSection({ form }: { form: Form }) {
  const { t } = useTranslation('settings')
  const connections = useBootstrap((it) => it.connections)
  return (
    <Section title={t('typebot.reach')} hint={t('typebot.reachHint')}>
      <Stack>
        <Checkbox.Group label={t('typebot.connections')} {...form.getInputProps('connections')}>
          <Stack gap="xs" mt="xs">
            {connections.map((it) => (
              <Checkbox key={it.id} value={it.id} label={it.name} size="sm" />
            ))}
          </Stack>
        </Checkbox.Group>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label={t('typebot.starts')}
            data={(['always', 'word'] as const).map((value) => ({
              value,
              label: t(`typebot.startsAt.${value}`),
            }))}
            allowDeselect={false}
            {...form.getInputProps('starts')}
          />
          {form.values.starts === 'word' && (
            <TextInput
              label={t('typebot.startWord')}
              required
              {...form.getInputProps('startWord')}
            />
          )}
          <TextInput
            label={t('typebot.finishWord')}
            description={t('typebot.finishWordHint')}
            {...form.getInputProps('finishWord')}
          />
        </SimpleGrid>
      </Stack>
    </Section>
  )
}

/** How it talks. */
function MannersSection({ form }: { form: Form }) {
  const { t } = useTranslation('settings')
  const number = { min: 0, allowDecimal: false }
  return (
    <Section title={t('typebot.manners')}>
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <NumberInput
            label={t('typebot.idleMinutes')}
            description={t('typebot.idleMinutesHint')}
            {...number}
            {...form.getInputProps('idleMinutes')}
          />
          <NumberInput
            label={t('typebot.pauseMillis')}
            description={t('typebot.pauseMillisHint')}
            step={250}
            {...number}
            {...form.getInputProps('pauseMillis')}
          />
          <NumberInput
            label={t('typebot.joinSeconds')}
            description={t('typebot.joinSecondsHint')}
            {...number}
            {...form.getInputProps('joinSeconds')}
          />
        </SimpleGrid>
        <Textarea
          label={t('typebot.notUnderstood')}
          description={t('typebot.notUnderstoodHint')}
          autosize
          minRows={2}
          {...form.getInputProps('notUnderstood')}
        />
      </Stack>
    </Section>
  )
}
