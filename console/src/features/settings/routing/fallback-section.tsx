import { NumberInput, Radio, Select, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Section } from '@/ui/section'
import { useDepartmentChoices } from '../choices'
import type { PolicyForm } from './policy-form'
import { rings } from './policy-values'

interface FallbackSectionProps {
  form: PolicyForm
  /** The department itself, which cannot be its own fallback. */
  department: string
}

/** Where it goes when nobody takes it, and when. */
export function FallbackSection({ form, department }: FallbackSectionProps) {
  const { t } = useTranslation('settings')
  const { fallback, strategy, isTimed } = form.values
  const others = useDepartmentChoices().filter((it) => it.value !== department)
  const hasChoice = rings(strategy)
  return (
    <Section title={t('routing.fallback')} hint={t('routing.fallbackHint')}>
      <Stack>
        <Select
          label={t('routing.fallbackTo')}
          data={others}
          placeholder={t('routing.nowhere')}
          searchable
          clearable
          maw={420}
          nothingFoundMessage={t('nothingFound')}
          {...form.getInputProps('fallback')}
        />
        {fallback !== null && hasChoice && (
          <Radio.Group
            label={t('routing.when')}
            value={isTimed ? 'timed' : 'rung'}
            onChange={(value) => form.setFieldValue('isTimed', value === 'timed')}
          >
            <Stack gap="xs" mt={4}>
              <Radio value="rung" label={t('routing.afterRinging')} />
              <Radio value="timed" label={t('routing.afterTime')} />
            </Stack>
          </Radio.Group>
        )}
        {fallback !== null && (isTimed || !hasChoice) && (
          <NumberInput
            label={t('routing.after')}
            min={0.1}
            max={1440}
            decimalScale={2}
            suffix={t('account.minutes')}
            maw={280}
            {...form.getInputProps('fallbackMinutes')}
          />
        )}
      </Stack>
    </Section>
  )
}
