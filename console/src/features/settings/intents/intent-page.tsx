import { Switch, TextInput } from '@mantine/core'
import { IconBulb } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Intent } from '@/lib/schemas'
import { intentsQuery } from '@/live/intents'
import { keys } from '@/live/keys'
import { Loaded } from '@/ui/loaded'
import { Section } from '@/ui/section'
import { EmptyState } from '@/ui/states'
import { PageHeader } from '../page-header'
import { SaveBar } from '../save-bar'
import classes from '../settings.module.css'
import { useSettingsForm } from '../use-settings-form'
import { PhrasesSection } from './phrases-section'
import { SentenceSection } from './sentence-section'

/** One intent: how customers say it, and a sentence to try. */
export function IntentPage() {
  const { t } = useTranslation('intents')
  const id = useParams({ strict: false, select: (it) => it.id ?? '' })
  const intents = useQuery(intentsQuery)
  const intent = intents.data?.find((it) => it.id === id)
  return (
    <div className={classes.page}>
      <PageHeader
        title={intent?.name ?? t('intent')}
        text={t('pageText')}
        back={
          <Link to="/settings/intents" className={classes.back ?? ''}>
            ← {t('title')}
          </Link>
        }
      />
      <Loaded query={intents}>
        {() =>
          intent ? (
            <>
              <PhrasesSection intent={intent} />
              <SentenceSection />
              <General key={intent.id} intent={intent} />
            </>
          ) : (
            <EmptyState icon={<IconBulb size={26} />} text={t('gone')} />
          )
        }
      </Loaded>
    </div>
  )
}

function General({ intent }: { intent: Intent }) {
  const { t } = useTranslation('intents')
  const cache = useQueryClient()
  const { form, submit, undo, ...state } = useSettingsForm({
    initialValues: { name: intent.name, active: intent.active },
    save: async (values) => {
      const { name, active } = await api.put('/intents/{intentId}', {
        path: { intentId: intent.id },
        body: values,
      })
      void cache.invalidateQueries({ queryKey: keys.intents })
      return { name, active }
    },
  })
  return (
    <form onSubmit={submit} noValidate>
      <Section title={t('general')}>
        <TextInput
          label={t('name')}
          required
          maxLength={80}
          mb="md"
          {...form.getInputProps('name')}
        />
        <Switch
          label={t('active')}
          description={t('activeHint')}
          {...form.getInputProps('active', { type: 'checkbox' })}
        />
      </Section>
      <SaveBar {...state} onUndo={undo} />
    </form>
  )
}
