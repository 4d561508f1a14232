import { Select, Stack, Switch, TagsInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Section } from '@/ui/section'
import { useLanguageChoices } from '../choices'
import type { ConnectionForm } from './connection-values'

const MOST_DOMAINS = 50

/** On which sites it may stand, in which language, and who may write. */
export function AccessSection({ form }: { form: ConnectionForm }) {
  const { t } = useTranslation('settings')
  const languages = [{ value: 'auto', label: t('access.auto') }, ...useLanguageChoices()]
  return (
    <Section title={t('access.title')}>
      <Stack>
        <TagsInput
          label={t('access.domains')}
          description={t('access.domainsHint')}
          placeholder={t('access.domainsExample')}
          maxTags={MOST_DOMAINS}
          splitChars={[',', ';', ' ']}
          acceptValueOnBlur
          {...form.getInputProps('webchat.domains')}
        />
        <Select
          label={t('access.language')}
          data={languages}
          allowDeselect={false}
          maw={320}
          {...form.getInputProps('webchat.language')}
        />
        <Switch
          label={t('access.identity')}
          description={t('access.identityHint')}
          {...form.getInputProps('webchat.requireIdentity', { type: 'checkbox' })}
        />
      </Stack>
    </Section>
  )
}
