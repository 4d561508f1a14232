import { Alert, Select, Stack, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { problemText } from '@/lib/i18n'
import type { Template } from '@/lib/schemas'
import { addressBefore, type Blank, blanksOfTemplate, filled, filledButton } from '@/lib/template'
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
        <BlankField key={blank.key} choice={choice} template={template} blank={blank} />
      ))}
      <PhoneBubble
        label={t('preview')}
        header={header?.text ? filled(header.text, 'header', values) : null}
        medium={header && header.kind !== 'text' ? header.kind : null}
        chosen={chosenOf(choice)}
        body={filled(body, 'body', values)}
        footer={footer ?? null}
        buttons={buttons.map((it, at) => ({ ...it, value: filledButton(it, at, values) }))}
      />
    </>
  )
}

/** What stands above the text this time, once it is chosen. */
function chosenOf({ file, place }: TemplateChoice) {
  if (file) return { name: file.name, src: `/api/v1/files/${file.id}` }
  return place.name.trim() ? { name: place.name.trim() } : null
}

interface BlankFieldProps {
  choice: TemplateChoice
  template: Template
  blank: Blank
}

function BlankField({ choice, template, blank }: BlankFieldProps) {
  const { t } = useTranslation('templates')
  const { key, part, name } = blank
  const button = part === 'button' && template.wording.buttons[Number(key.slice('button.'.length))]
  const before = button ? addressBefore(button) : null
  const sample = template.samples[key] ?? ''
  return (
    <TextInput
      label={t(`blank.${part}`, { name: name || t('press.copy-code') })}
      description={before && t('addressGoesOn', { before })}
      placeholder={before && sample.startsWith(before) ? sample.slice(before.length) : sample}
      value={choice.values[key] ?? ''}
      onChange={(event) => choice.setValue(key, event.currentTarget.value)}
      required
    />
  )
}
