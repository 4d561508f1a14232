import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OfficeHours } from '@/lib/schemas'
import { useMe } from '@/live/bootstrap'
import { HoursEditor } from './hours-editor'

interface OwnHoursProps {
  /** Null: those above hold. */
  value: OfficeHours | null
  onChange: (value: OfficeHours | null) => void
  /** What it means to have none of one's own. */
  inherited: string
  error?: React.ReactNode
}

/** Hours of one's own, or those above: the agent's go before the department's, and those before the account's. */
export function OwnHours({ value, onChange, inherited, error }: OwnHoursProps) {
  const { t } = useTranslation('routine')
  const { account } = useMe()
  const kind = value === null ? 'inherited' : value.enabled ? 'own' : 'always'
  const choose = (next: string) => {
    const begun = value ?? account.hours
    if (next === 'inherited') onChange(null)
    else onChange({ ...begun, enabled: next === 'own' })
  }
  return (
    <Stack>
      <Radio.Group label={t('hours.which')} value={kind} onChange={choose}>
        <Stack gap="xs" mt={4}>
          <Radio value="inherited" label={inherited} />
          <Radio value="own" label={t('hours.own')} />
          <Radio value="always" label={t('hours.always')} />
        </Stack>
      </Radio.Group>
      {value?.enabled && <HoursEditor value={value} onChange={onChange} error={error} />}
    </Stack>
  )
}
