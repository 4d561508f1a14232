import {
  Checkbox,
  MultiSelect,
  NumberInput,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Survey, SurveyScale } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import { surveysQuery } from '@/live/surveys'
import { useDepartmentChoices } from '../choices'
import { DialogForm } from '../dialog-form'
import { changesOf, useSettingsForm } from '../use-settings-form'

const KINDS = ['nps', 'csat', 'thumbs'] as const satisfies readonly SurveyScale[]

interface SurveyDialogProps {
  /** Null for a new one. */
  survey: Survey | null
  onClose: () => void
}

function valuesOf({ id: _, ...survey }: Survey) {
  const { departments, connections } = survey
  return { ...survey, departments: [...departments], connections: [...connections] }
}

/** What a new one begins with, as most desks ask it. */
function useUsual() {
  const { t } = useTranslation('surveys')
  return (kind: SurveyScale) => ({
    name: t(`usual.name.${kind}`),
    kind,
    question: t(`usual.question.${kind}`),
    thanks: t('usual.thanks'),
    commentRequest: kind === 'thumbs' ? '' : t('usual.comment'),
    active: true,
    onResolve: true,
    departments: [] as string[],
    connections: [] as string[],
    deadlineHours: 24,
    minimumDays: kind === 'nps' ? 30 : 0,
  })
}

/** Writes a survey: how it is answered, in which words, where and when it goes. */
export function SurveyDialog({ survey, onClose }: SurveyDialogProps) {
  const { t } = useTranslation('surveys')
  const cache = useQueryClient()
  const departments = useDepartmentChoices()
  const connections = useBootstrap((it) => it.connections)
  const usual = useUsual()
  const { form, ...state } = useSettingsForm({
    initialValues: survey ? valuesOf(survey) : usual('nps'),
    save: async (values, held) => {
      const { kind: _, ...changed } = changesOf(held, values)
      const saved = survey
        ? await api.patch('/surveys/{surveyId}', { path: { surveyId: survey.id }, body: changed })
        : await api.post('/surveys', { body: values })
      void cache.invalidateQueries({ queryKey: surveysQuery.queryKey })
      return valuesOf(saved)
    },
    onSaved: onClose,
  })
  const { kind, commentRequest } = form.getValues()
  const handleKind = (next: string) => {
    const chosen = KINDS.find((it) => it === next)
    if (chosen) form.setValues(usual(chosen))
  }
  return (
    <DialogForm
      title={t(survey ? 'edit' : 'new')}
      size="xl"
      isNew={!survey}
      {...state}
      onClose={onClose}
    >
      {!survey && (
        <Stack gap={4}>
          <SegmentedControl
            aria-label={t('kindField')}
            value={kind}
            onChange={handleKind}
            data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
          <Text size="xs" c="var(--ink2)">
            {t(`meaning.${kind}`)}
          </Text>
        </Stack>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <Stack gap="sm">
          <TextInput
            label={t('settings:name')}
            required
            maxLength={60}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <Textarea
            label={t('question')}
            description={t(`questionHint.${kind}`)}
            required
            autosize
            minRows={3}
            maxRows={8}
            maxLength={1000}
            {...form.getInputProps('question')}
          />
          <Textarea
            label={t('comment')}
            description={t('commentHint')}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={1000}
            {...form.getInputProps('commentRequest')}
          />
          <Textarea
            label={t('thanks')}
            description={t(commentRequest.trim() ? 'thanksAfterComment' : 'thanksAfterScore')}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={1000}
            {...form.getInputProps('thanks')}
          />
        </Stack>
        <Stack gap="sm">
          <Checkbox
            label={t('onResolve')}
            description={t('onResolveHint')}
            {...form.getInputProps('onResolve', { type: 'checkbox' })}
          />
          <MultiSelect
            label={t('departments')}
            description={t('departmentsHint')}
            data={departments}
            searchable
            clearable
            comboboxProps={{ withinPortal: false }}
            {...form.getInputProps('departments')}
          />
          <MultiSelect
            label={t('connections')}
            description={t('connectionsHint')}
            data={connections.map(({ id, name }) => ({ value: id, label: name }))}
            searchable
            clearable
            comboboxProps={{ withinPortal: false }}
            {...form.getInputProps('connections')}
          />
          <NumberInput
            label={t('deadline')}
            description={t('deadlineHint')}
            min={1}
            max={720}
            allowDecimal={false}
            {...form.getInputProps('deadlineHours')}
          />
          <NumberInput
            label={t('minimum')}
            description={t('minimumHint')}
            min={0}
            max={366}
            allowDecimal={false}
            {...form.getInputProps('minimumDays')}
          />
        </Stack>
      </SimpleGrid>
    </DialogForm>
  )
}
