import { Autocomplete, Button, Select, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { StoredFile } from '@/lib/schemas'
import { ButtonFields } from './button-fields'
import { SampleField } from './sample-field'
import { type Above, type TemplateValues, withBlank } from './template-values'

const LANGUAGES = ['pt_BR', 'en_US', 'es', 'es_AR', 'es_MX', 'fr', 'de', 'it']
const CATEGORIES = ['utility', 'marketing'] as const
const ABOVE = ['none', 'text', 'image', 'video', 'document', 'location'] as const

interface WordingFieldsProps {
  form: UseFormReturnType<TemplateValues>
  /** The channel has it: its name and language stay. */
  isKnown: boolean
  onSample: (file: StoredFile | null) => void
}

/** What a template is called, and what it says. */
export function WordingFields({ form, isKnown, onSample }: WordingFieldsProps) {
  const { t } = useTranslation('templates')
  const { above, language, category } = form.values
  const languages = LANGUAGES.includes(language) ? LANGUAGES : [language, ...LANGUAGES]
  const categories = [...new Set([...CATEGORIES, category])]
  return (
    <>
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        maxLength={512}
        disabled={isKnown}
        required
        {...form.getInputProps('name')}
      />
      <Select
        label={t('language')}
        data={languages}
        disabled={isKnown}
        allowDeselect={false}
        {...form.getInputProps('language')}
      />
      <Select
        label={t('categoryLabel')}
        description={t('categoryHint')}
        data={categories.map((value) => ({ value, label: t(`category.${value}`) }))}
        allowDeselect={false}
        {...form.getInputProps('category')}
      />
      <Autocomplete
        label={t('group')}
        description={t('groupHint')}
        maxLength={60}
        {...form.getInputProps('group')}
      />
      <Select
        label={t('above')}
        data={ABOVE.map((value) => ({ value, label: t(`aboveKind.${value}`) }))}
        allowDeselect={false}
        value={above}
        onChange={(next) => {
          if (!next) return
          form.setFieldValue('above', next as Above)
          onSample(null)
        }}
        error={form.errors.header}
      />
      {above === 'text' && (
        <TextInput label={t('headerText')} maxLength={60} {...form.getInputProps('header')} />
      )}
      {(above === 'image' || above === 'video' || above === 'document') && (
        <SampleField key={above} kind={above} onFile={onSample} />
      )}
      <Textarea
        label={t('body')}
        description={t('bodyHint')}
        autosize
        minRows={4}
        maxRows={12}
        maxLength={1024}
        required
        {...form.getInputProps('body')}
      />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} stroke={1.6} />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => form.setFieldValue('body', withBlank(form.values.body))}
      >
        {t('addBlank')}
      </Button>
      <TextInput label={t('footer')} maxLength={60} {...form.getInputProps('footer')} />
      <ButtonFields form={form} />
    </>
  )
}
