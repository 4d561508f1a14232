import { Alert, Select, Stack, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { problemText } from '@/lib/i18n'
import type { Template } from '@/lib/schemas'
import { blanksOfTemplate, filled } from '@/lib/template'
import { PhoneBubble } from '@/ui/phone-bubble'
import { HeaderField } from './header-field'
import type { TemplateChoice } from './use-template-choice'

/** Grupo de modelos, modelo, what fills it, and how it will look. */
export function TemplateFields({ choice }: { choice: TemplateChoice }) {
  const { t } = useTranslation('templates')
  const { templates, all, template } = choice
  const groupOf = (it: Template) => it.group ?? t(`category.${it.category}`)
  const groups = [...new Set(all.map(groupOf))].sort((a, b) => a.localeCompare(b))
  const group = choice.group ?? (groups.length === 1 ? (groups[0] ?? null) : null)
  if (templates.isError) {
    return (
      <Text role="alert" size="sm" c="var(--bad-text)">
        {problemText(templates.error)}
      </Text>
    )
  }
  if (templates.isSuccess && all.length === 0) {
    return (
      <Alert color="yellow" variant="light" c="var(--ink)" role="status">
        {t('noneApproved')}
      </Alert>
    )
  }
  return (
    <Stack gap="sm">
      <Select
        label={t('group')}
        data={groups}
        value={group}
        onChange={choice.chooseGroup}
        allowDeselect={false}
        required
      />
      <Select
        label={t('template')}
        placeholder={t('search')}
        data={all
          .filter((it) => groupOf(it) === group)
          .map(({ id, name, language }) => ({ value: id, label: `${name} · ${language}` }))}
        value={template?.id ?? null}
        onChange={choice.choose}
        disabled={group === null}
        allowDeselect={false}
        searchable
        nothingFoundMessage={t('nothingFound')}
        renderOption={({ option }) => (
          <Option template={all.find(({ id }) => id === option.value) ?? null} />
        )}
        required
      />
      {template && <Filling choice={choice} template={template} />}
    </Stack>
  )
}

function Option({ template }: { template: Template | null }) {
  if (!template) return null
  return (
    <div>
      <Text size="sm" fw={560}>
        {template.name} · {template.language}
      </Text>
      <Text size="xs" c="var(--ink2)" lineClamp={2}>
        {template.wording.body}
      </Text>
    </div>
  )
}

function Filling({ choice, template }: { choice: TemplateChoice; template: Template }) {
  const { t } = useTranslation('templates')
  const { values } = choice
  const { header, body, footer, buttons } = template.wording
  return (
    <>
      {choice.isUnwanted && (
        <Alert color="yellow" variant="light" c="var(--ink)" role="status">
          {t('unwanted')}
        </Alert>
      )}
      <HeaderField choice={choice} kind={header?.kind ?? 'text'} />
      {blanksOfTemplate(template).map((blank) => (
        <TextInput
          key={blank.key}
          label={t(`blank.${blank.part}`, { name: blank.name })}
          placeholder={template.samples[blank.key] ?? ''}
          value={values[blank.key] ?? ''}
          onChange={(event) => choice.setValue(blank.key, event.currentTarget.value)}
          required
        />
      ))}
      <PhoneBubble
        label={t('preview')}
        header={header?.text ? filled(header.text, 'header', values) : null}
        medium={header && header.kind !== 'text' ? header.kind : null}
        body={filled(body, 'body', values)}
        footer={footer ?? null}
        buttons={buttons}
      />
    </>
  )
}
