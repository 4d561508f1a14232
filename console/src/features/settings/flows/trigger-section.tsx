import { Button, Group, MultiSelect, SimpleGrid, Switch, TagsInput, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { FlowTrigger } from '@/lib/schemas'
import { intentsQuery } from '@/live/intents'
import { Loaded } from '@/ui/loaded'
import { Section } from '@/ui/section'
import { BUILT_IN, entitiesQuery } from '../intents/queries'
import { refusalText } from '../refusal'
import { useSettingsForm } from '../use-settings-form'
import { listenersQuery, triggerQuery } from './queries'

/** Gatilhos: what lets the flow begin by itself when a customer writes. Saved apart, for it counts at once. */
export function TriggerSection({ flow }: { flow: string }) {
  const { t } = useTranslation('flows')
  return (
    <Section title={t('trigger.title')} hint={t('trigger.hint')}>
      <Loaded query={useQuery(triggerQuery(flow))}>
        {(trigger) => <TriggerForm key={flow} flow={flow} trigger={trigger} />}
      </Loaded>
    </Section>
  )
}

function valuesOf({ keywords, intents, entities, needs, lacks, attended }: FlowTrigger) {
  return {
    keywords: [...keywords],
    intents: [...intents],
    entities: [...entities],
    needs: [...needs],
    lacks: [...lacks],
    attended,
  }
}

function TriggerForm({ flow, trigger }: { flow: string; trigger: FlowTrigger }) {
  const { t } = useTranslation(['flows', 'intents'])
  const cache = useQueryClient()
  const id = useId()
  const intents = useQuery(intentsQuery).data ?? []
  const entities = useQuery(entitiesQuery).data ?? []
  const listeners = useQuery(listenersQuery).data
  const { form, submit, isDirty, isSaving, failure, isSaidAtField, undo } = useSettingsForm({
    initialValues: valuesOf(trigger),
    save: async (values) => {
      const saved = await api.put('/flows/{flowId}/trigger', {
        path: { flowId: flow },
        body: values,
      })
      cache.setQueryData(triggerQuery(flow).queryKey, saved)
      return valuesOf(saved)
    },
  })
  const { keywords, intents: chosen, entities: named } = form.getValues()
  const begins = keywords.length + chosen.length + named.length > 0
  return (
    <form id={id} onSubmit={submit} noValidate>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm">
        <MultiSelect
          label={t('trigger.intents')}
          description={t('trigger.intentsHint')}
          data={intents.map((it) => ({ value: it.id, label: it.name }))}
          searchable
          clearable
          nothingFoundMessage={t('nothingFound')}
          {...form.getInputProps('intents')}
        />
        <TagsInput
          label={t('trigger.keywords')}
          description={t('trigger.keywordsHint')}
          maxTags={50}
          acceptValueOnBlur
          {...form.getInputProps('keywords')}
        />
        <MultiSelect
          label={t('trigger.entities')}
          description={t('trigger.entitiesHint')}
          data={[
            ...entities.map((it) => ({ value: it.id, label: it.name })),
            ...BUILT_IN.map((it) => ({ value: it, label: t(`intents:builtIn.${it}`) })),
          ]}
          searchable
          clearable
          nothingFoundMessage={t('nothingFound')}
          {...form.getInputProps('entities')}
        />
        <TagsInput
          label={t('trigger.needs')}
          description={t('trigger.needsHint')}
          acceptValueOnBlur
          {...form.getInputProps('needs')}
        />
        <TagsInput
          label={t('trigger.lacks')}
          description={t('trigger.lacksHint')}
          acceptValueOnBlur
          {...form.getInputProps('lacks')}
        />
        <Switch
          label={t('trigger.attended')}
          description={t('trigger.attendedHint')}
          style={{ alignSelf: 'center' }}
          {...form.getInputProps('attended', { type: 'checkbox' })}
        />
      </SimpleGrid>
      {begins && listeners?.length === 0 && (
        <Text size="sm" c="var(--warn-text)" mt="sm">
          {t('trigger.nowhere')}
        </Text>
      )}
      {failure != null && !isSaidAtField && (
        <Text role="alert" size="sm" c="var(--bad-text)" mt="sm">
          {refusalText(failure)}
        </Text>
      )}
      <Group justify="flex-end" mt="md" gap="sm">
        {isDirty && (
          <Button variant="default" onClick={undo}>
            {t('trigger.undo')}
          </Button>
        )}
        <Button type="submit" variant="light" disabled={!isDirty} loading={isSaving}>
          {t('trigger.save')}
        </Button>
      </Group>
    </form>
  )
}
