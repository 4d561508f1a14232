import { Group, Input, Select, Stack, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { TemplateSource } from '@/lib/schemas'
import { blanksOfValues, type TemplateValues } from './template-values'

const SOURCES = [
  'contact-name',
  'contact-first-name',
  'contact-number',
  'agent-name',
  'department',
] as const satisfies readonly TemplateSource[]

/** For each blank: by what it is judged, and what fills it by itself. */
export function BlankFields({ form }: { form: UseFormReturnType<TemplateValues> }) {
  const { t } = useTranslation('templates')
  const blanks = blanksOfValues(form.values)
  const { samples, sources } = form.values
  if (blanks.length === 0) return null
  return (
    <Input.Wrapper label={t('blanks')} description={t('blanksHint')}>
      <Stack gap="xs" mt={6}>
        {blanks.map(({ key, part, name }) => (
          <Group key={key} gap="xs" grow align="flex-start">
            <TextInput
              label={t(`blank.${part}`, { name: name || t('press.copy-code') })}
              placeholder={t('sample')}
              value={samples[key] ?? ''}
              onChange={(event) =>
                form.setFieldValue('samples', { ...samples, [key]: event.currentTarget.value })
              }
              error={form.errors[`samples.${key}`]}
            />
            <Select
              label={t('source')}
              data={SOURCES.map((value) => ({ value, label: t(`sources.${value}`) }))}
              value={sources[key] || null}
              placeholder={t('sources.none')}
              clearable
              onChange={(source) =>
                form.setFieldValue('sources', { ...sources, [key]: source ?? '' })
              }
            />
          </Group>
        ))}
      </Stack>
    </Input.Wrapper>
  )
}
