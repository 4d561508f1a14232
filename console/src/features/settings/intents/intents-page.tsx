import { Badge, Text, TextInput } from '@mantine/core'
import { IconBulb } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Intent } from '@/lib/schemas'
import { intentsQuery } from '@/live/intents'
import { keys } from '@/live/keys'
import { Loaded } from '@/ui/loaded'
import { Section } from '@/ui/section'
import { EmptyState } from '@/ui/states'
import { DialogForm } from '../dialog-form'
import { AddButton } from '../list-page'
import { ListRow } from '../list-row'
import { PageHeader } from '../page-header'
import classes from '../settings.module.css'
import { useListDialogs } from '../use-list-dialogs'
import { useNewForm } from '../use-settings-form'
import { EntitiesSection } from './entities-section'
import { SentenceSection } from './sentence-section'

/** Intenções e entidades: what the chatbot understands of what customers write. */
export function IntentsPage() {
  const { t } = useTranslation('intents')
  return (
    <div className={classes.page}>
      <PageHeader title={t('title')} text={t('intro')} />
      <SentenceSection />
      <IntentsSection />
      <EntitiesSection />
    </div>
  )
}

function IntentsSection() {
  const { t } = useTranslation('intents')
  const cache = useQueryClient()
  const navigate = useNavigate()
  const { add, remove, dialog } = useListDialogs<Intent>({
    form: (_, close) => <NewIntentDialog onClose={close} />,
    removal: ({ id, name }) => ({
      title: t('deleteTitle', { name }),
      text: t('deleteText'),
      action: async () => {
        await api.delete('/intents/{intentId}', { path: { intentId: id } })
        await cache.invalidateQueries({ queryKey: keys.intents })
      },
    }),
  })
  const button = <AddButton onClick={add}>{t('new')}</AddButton>
  return (
    <Section title={t('intents')} hint={t('intentsHint')}>
      <Loaded query={useQuery(intentsQuery)}>
        {(intents) =>
          intents.length === 0 ? (
            <EmptyState icon={<IconBulb size={26} />} text={t('empty')}>
              {button}
            </EmptyState>
          ) : (
            <>
              <ul className={classes.rows} aria-label={t('intents')}>
                {intents.map((intent) => (
                  <IntentRow
                    key={intent.id}
                    intent={intent}
                    onEdit={() =>
                      void navigate({ to: '/settings/intents/$id', params: { id: intent.id } })
                    }
                    onDelete={() => remove(intent)}
                  />
                ))}
              </ul>
              {button}
            </>
          )
        }
      </Loaded>
      {dialog}
    </Section>
  )
}

interface IntentRowProps {
  intent: Intent
  onEdit: () => void
  onDelete: () => void
}

function IntentRow({ intent: { id, name, active, phrases }, ...on }: IntentRowProps) {
  const { t } = useTranslation('intents')
  const first = phrases.slice(0, 3).map(({ text }) => `“${text}”`)
  return (
    <ListRow name={name} {...on}>
      <div className={classes.rowText}>
        <Link to="/settings/intents/$id" params={{ id }}>
          {name}
        </Link>
        <Text size="xs" c="var(--ink2)" mt={2} lineClamp={1}>
          {[t('phraseCount', { count: phrases.length }), ...first].join(' · ')}
        </Text>
      </div>
      {!active && (
        <Badge variant="light" color="gray">
          {t('inactive')}
        </Badge>
      )}
    </ListRow>
  )
}

function NewIntentDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('intents')
  const cache = useQueryClient()
  const navigate = useNavigate()
  const {
    form,
    made: _,
    ...state
  } = useNewForm({
    initialValues: { name: '' },
    make: ({ name }) => api.post('/intents', { body: { name, phrases: [] } }),
    onMade: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: keys.intents })
      void navigate({ to: '/settings/intents/$id', params: { id } })
    },
  })
  return (
    <DialogForm title={t('new')} submitLabel={t('create')} {...state} onClose={onClose}>
      <TextInput
        label={t('name')}
        placeholder={t('namePlaceholder')}
        required
        maxLength={80}
        data-autofocus
        {...form.getInputProps('name')}
      />
    </DialogForm>
  )
}
