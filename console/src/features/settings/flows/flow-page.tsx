import { Alert, Anchor, Button, Group, NumberInput, Select, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCloudUpload } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Flow, FlowScript } from '@/lib/schemas'
import { keys } from '@/live/keys'
import { Loaded } from '@/ui/loaded'
import { Section } from '@/ui/section'
import { useDepartmentChoices } from '../choices'
import { PageHeader } from '../page-header'
import { refusalText } from '../refusal'
import { SaveBar } from '../save-bar'
import settings from '../settings.module.css'
import { useSettingsForm } from '../use-settings-form'
import classes from './flow.module.css'
import { FlowState } from './flows-page'
import { flowQuery } from './queries'
import { StepList } from './step-list'
import { TestPane } from './test-pane'
import { TriggerSection } from './trigger-section'
import { useFlawText } from './use-flaw-text'

/** One flow: its steps, what is wrong with them, and a customer to try it out with. */
export function FlowPage() {
  const { t } = useTranslation('flows')
  const id = useParams({ strict: false, select: (it) => it.id ?? '' })
  const flow = useQuery(flowQuery(id))
  return (
    <div className={`${settings.page} ${settings.wide}`}>
      <PageHeader
        title={flow.data?.name ?? ''}
        text={t('pageText')}
        back={
          <Link to="/settings/flows" className={settings.back ?? ''}>
            ← {t('back')}
          </Link>
        }
      />
      <Loaded query={flow}>{(held) => <Editor key={held.id} flow={held} />}</Loaded>
    </div>
  )
}

interface Values extends Record<string, unknown> {
  name: string
  draft: FlowScript
}

function Editor({ flow }: { flow: Flow }) {
  const { t } = useTranslation('flows')
  const cache = useQueryClient()
  const [saved, setSaved] = useState(flow)
  const departments = useDepartmentChoices()
  const keep = (next: Flow) => {
    setSaved(next)
    cache.setQueryData(flowQuery(flow.id).queryKey, next)
    void cache.invalidateQueries({ queryKey: keys.flows, exact: true })
  }
  const { form, submit, undo, ...state } = useSettingsForm<Values>({
    initialValues: { name: flow.name, draft: flow.draft },
    save: async ({ name, draft }) => {
      const next = await api.put('/flows/{flowId}', {
        path: { flowId: flow.id },
        body: { name, draft, revision: saved.revision },
      })
      keep(next)
      return { name: next.name, draft: next.draft }
    },
  })
  const publish = useMutation({
    mutationFn: () =>
      api.post('/flows/{flowId}/publication', {
        path: { flowId: flow.id },
        body: { revision: saved.revision },
      }),
    onSuccess: (next) => {
      keep(next)
      notifications.show({ message: t('publishedNow', { name: next.name }) })
    },
  })
  const { draft } = form.getValues()
  const change = (next: Partial<FlowScript>) => form.setFieldValue('draft', { ...draft, ...next })
  const canPublish = !state.isDirty && saved.changed && saved.flaws.length === 0
  return (
    <div className={classes.editor}>
      <div className={classes.form}>
        <TriggerSection flow={flow.id} />
        <form onSubmit={submit} noValidate>
          <Section title={t('general')}>
            <Group align="flex-end" gap="sm" mb="sm">
              <TextInput
                label={t('name')}
                required
                maxLength={80}
                style={{ flex: '1 1 220px' }}
                {...form.getInputProps('name')}
              />
              <FlowState flow={{ published: saved.published != null, changed: saved.changed }} />
              <Button
                leftSection={<IconCloudUpload size={16} stroke={1.5} />}
                disabled={!canPublish}
                loading={publish.isPending}
                onClick={() => publish.mutate()}
              >
                {t('publish')}
              </Button>
            </Group>
            {publish.isError && (
              <Alert color="red" role="alert" mb="sm">
                {refusalText(publish.error)}
              </Alert>
            )}
            <Group align="flex-end" gap="sm" grow>
              <NumberInput
                label={t('idle')}
                description={t('idleHint')}
                min={1}
                max={10_080}
                allowDecimal={false}
                value={draft.idleMinutes}
                onChange={(next) => change({ idleMinutes: Number(next) || 0 })}
              />
              <Select
                label={t('queue')}
                description={t('queueHint')}
                placeholder={t('sameDepartment')}
                data={departments}
                value={draft.queue ?? null}
                onChange={(queue) => change({ queue })}
                clearable
                searchable
              />
            </Group>
          </Section>
          {!state.isDirty && <Flaws flow={saved} />}
          <StepList
            script={draft}
            flaws={state.isDirty ? [] : saved.flaws}
            onChange={(steps) => change({ steps })}
          />
          <SaveBar {...state} onUndo={undo} />
        </form>
      </div>
      <TestPane script={draft} />
    </div>
  )
}

/** What keeps it from being published, each with the way to where it is. */
function Flaws({ flow }: { flow: Flow }) {
  const { t } = useTranslation('flows')
  const textOf = useFlawText(flow.draft)
  const title = useId()
  if (flow.flaws.length === 0 || flow.draft.steps.length === 0) return null
  return (
    <Alert
      color="yellow"
      mb="md"
      aria-labelledby={title}
      icon={<IconAlertTriangle size={18} stroke={1.5} />}
      title={<span id={title}>{t('flaws', { count: flow.flaws.length })}</span>}
    >
      <ul className={classes.flaws}>
        {flow.flaws.map((it, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a flaw is its place
          <li key={place}>
            {it.step ? (
              <Anchor size="sm" href={`#step-${it.step}`}>
                {textOf(it)}
              </Anchor>
            ) : (
              textOf(it)
            )}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
