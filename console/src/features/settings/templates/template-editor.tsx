import { Button, Group, Modal, SimpleGrid, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { asProblem } from '@/lib/problem'
import type { StoredFile, Template } from '@/lib/schemas'
import { filled } from '@/lib/template'
import { PhoneBubble } from '@/ui/phone-bubble'
import { templatesQuery } from '../queries'
import { refusalText } from '../refusal'
import { BlankFields } from './blank-fields'
import classes from './template-editor.module.css'
import { draftOf, saysOtherwise, sourcesOf, type TemplateValues, valuesOf } from './template-values'
import { WordingFields } from './wording-fields'

interface TemplateEditorProps {
  connectionId: string
  /** Null for a new one. */
  template: Template | null
  onClose: () => void
}

/** Writes a template, with the phone beside it. */
export function TemplateEditor({ connectionId, template, onClose }: TemplateEditorProps) {
  const { t } = useTranslation(['templates', 'settings'])
  const form = useForm<TemplateValues>({ initialValues: valuesOf(template) })
  const [sample, setSample] = useState<StoredFile | null>(null)
  const { save, isNew } = useSaving({
    connectionId,
    template,
    sample: sample?.id ?? null,
    before: valuesOf(template),
  })
  const { values } = form
  const isKnown = Boolean(template?.externalId)
  const isJudged = !isKnown || saysOtherwise(values, valuesOf(template))
  const handle = (submits: boolean) =>
    save.mutate({ values, submits }, { onSuccess: onClose, onError: (it) => mark(form, it, t) })
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={isNew ? t('new') : values.name}
      closeOnClickOutside={!form.isDirty()}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <Stack gap="sm">
          <WordingFields form={form} isKnown={isKnown} onSample={setSample} />
          <BlankFields form={form} />
        </Stack>
        <Stack gap="sm" className={classes.preview ?? ''}>
          <PhoneBubble
            label={t('preview')}
            header={
              values.above === 'text' ? filled(values.header, 'header', values.samples) : null
            }
            medium={values.above === 'none' || values.above === 'text' ? null : values.above}
            chosen={sample && { name: sample.name, src: `/api/v1/files/${sample.id}` }}
            body={filled(values.body, 'body', values.samples) || t('bodyHere')}
            footer={values.footer || null}
            buttons={values.buttons.map((it, at) => ({
              ...it,
              value: values.samples[`button.${at}`] || (it.value ?? null),
            }))}
          />
          <Text size="xs" c="var(--ink2)">
            {t(isKnown ? 'knownHint' : 'draftHint')}
          </Text>
        </Stack>
      </SimpleGrid>
      {save.isError && (
        <Text role="alert" size="sm" c="var(--bad-text)" mt="md">
          {refusalOf(save.error, t)}
        </Text>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        {!isKnown && (
          <Button variant="light" loading={save.isPending} onClick={() => handle(false)}>
            {t('saveDraft')}
          </Button>
        )}
        <Button
          disabled={isKnown && !form.isDirty()}
          loading={save.isPending}
          onClick={() => handle(true)}
        >
          {t(isJudged ? 'submit' : 'common:save')}
        </Button>
      </Group>
    </Modal>
  )
}

type Translate = TFunction<readonly ['templates', 'settings']>

/** Stands beside the field that broke a rule. */
function mark(
  form: { setFieldError: (field: string, text: string) => void },
  failure: unknown,
  t: Translate,
) {
  const { code, extra } = asProblem(failure)
  if (code === 'name-taken') form.setFieldError('name', refusalText(failure))
  if (code !== 'template-rule' || typeof extra.field !== 'string') return
  const text = ruleText(extra, t)
  const isBlank = /^(header|body|button)\./.test(extra.field)
  form.setFieldError(isBlank ? `samples.${extra.field}` : extra.field, text)
}

function ruleText({ field, rule }: Readonly<Record<string, unknown>>, t: Translate): string {
  return t([`rule.${String(field)}.${String(rule)}`, `rule.${String(rule)}`, 'rule.other'])
}

/** The channel's own words, when it has refused; else ours. */
function refusalOf(failure: unknown, t: Translate): string {
  const { code, extra } = asProblem(failure)
  if (code === 'template-rule') return ruleText(extra, t)
  return refusalText(failure)
}

interface Saving {
  connectionId: string
  template: Template | null
  sample: string | null
  before: TemplateValues
}

/** Keeps a draft, brings it to be judged, or changes what is ours alone. */
function useSaving({ connectionId, template, sample, before }: Saving) {
  const { t } = useTranslation('templates')
  const cache = useQueryClient()
  // A draft that was kept and then refused is not made twice.
  const [kept, setKept] = useState<Template | null>(null)
  const held = template ?? kept
  const save = useMutation({
    mutationFn: async ({ values, submits }: { values: TemplateValues; submits: boolean }) => {
      const path = held && { templateId: held.id }
      if (path && held?.externalId && !saysOtherwise(values, before)) {
        const body = { group: values.group.trim() || null, sources: sourcesOf(values) }
        return api.patch('/templates/{templateId}', { path, body })
      }
      const body = draftOf(values, sample)
      const saved = path
        ? await api.put('/templates/{templateId}', { path, body })
        : await api.post('/connections/{connectionId}/templates', { path: { connectionId }, body })
      if (!saved.externalId) setKept(saved)
      return submits && !saved.externalId
        ? api.post('/templates/{templateId}/submission', {
            path: { templateId: saved.id },
            body: { sample },
          })
        : saved
    },
    onSuccess: (saved) => {
      notifications.show({ message: t(saved.status === 'pending' ? 'sentToJudge' : 'kept') })
    },
    onSettled: () => cache.invalidateQueries({ queryKey: templatesQuery(connectionId).queryKey }),
  })
  return { save, isNew: template === null }
}
