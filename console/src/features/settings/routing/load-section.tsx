import { NumberInput, Stack, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Section } from '@/ui/section'
import type { PolicyForm } from './policy-form'

/** How much a person gets, and what becomes of it when they are gone. */
export function LoadSection({ form }: { form: PolicyForm }) {
  const { t } = useTranslation('settings')
  const { isLimited, takesBack } = form.values
  return (
    <Section title={t('routing.load')}>
      <Stack>
        <Switch
          label={t('routing.limit')}
          description={t('routing.limitHint')}
          {...form.getInputProps('isLimited', { type: 'checkbox' })}
        />
        {isLimited && (
          <NumberInput
            label={t('routing.capacity')}
            min={1}
            max={1000}
            allowDecimal={false}
            maw={280}
            {...form.getInputProps('capacity')}
          />
        )}
        <Switch
          label={t('routing.takeBack')}
          description={t('routing.takeBackHint')}
          {...form.getInputProps('takesBack', { type: 'checkbox' })}
        />
        {takesBack && (
          <NumberInput
            label={t('routing.grace')}
            min={0.1}
            max={1440}
            decimalScale={2}
            suffix={t('account.minutes')}
            maw={280}
            {...form.getInputProps('graceMinutes')}
          />
        )}
      </Stack>
    </Section>
  )
}
