import { Checkbox, NumberInput, Stack, Switch } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { Module, OfficeHours } from '@/lib/schemas'
import { Section } from '@/ui/section'
import { HoursEditor } from '../hours/hours-editor'

/** A record, so that the compiler misses what the server comes to know. */
const MODULES: Record<Module, true> = {
  'add-chats': true,
  wallet: true,
  demands: true,
  funnel: true,
  nps: true,
  service: true,
  chatbot: true,
}

const ALL = Object.keys(MODULES) as Module[]

export type Workday = {
  hours: OfficeHours
  autoArchive: boolean
  walletForced: boolean
  walletMinutes: number | ''
  modules: Module[]
}

interface WorkdaySectionsProps<Values extends Workday> {
  form: UseFormReturnType<Values>
}

/** When the company answers, what happens by itself, and what is switched on. */
export function WorkdaySections<Values extends Workday>({ form }: WorkdaySectionsProps<Values>) {
  const { t } = useTranslation(['routine', 'settings'])
  // The form holds more than these sections know of.
  const workday = form as unknown as UseFormReturnType<Workday>
  const { hours, walletForced, modules } = workday.values
  return (
    <>
      <Section title={t('settings:hours.title')} hint={t('account.hoursHint')}>
        <Stack>
          <Switch
            label={t('settings:hours.enabled')}
            {...workday.getInputProps('hours.enabled', { type: 'checkbox' })}
          />
          {hours.enabled && (
            <HoursEditor
              value={hours}
              onChange={(next) => workday.setFieldValue('hours', next)}
              error={form.errors['hours.days']}
            />
          )}
        </Stack>
      </Section>
      {(modules.includes('service') || modules.includes('wallet')) && (
        <Section title={t('account.automatic')}>
          <Stack>
            {modules.includes('service') && (
              <Switch
                label={t('account.archive')}
                description={t('account.archiveHint')}
                {...workday.getInputProps('autoArchive', { type: 'checkbox' })}
              />
            )}
            {modules.includes('wallet') && (
              <>
                <Switch
                  label={t('account.forced')}
                  description={t('account.forcedHint')}
                  {...workday.getInputProps('walletForced', { type: 'checkbox' })}
                />
                {!walletForced && (
                  <NumberInput
                    label={t('account.patience')}
                    description={t('account.patienceHint')}
                    min={0}
                    max={1440}
                    allowDecimal={false}
                    suffix={t('settings:account.minutes')}
                    maw={280}
                    {...workday.getInputProps('walletMinutes')}
                  />
                )}
              </>
            )}
          </Stack>
        </Section>
      )}
      <Section title={t('modules.title')} hint={t('modules.hint')}>
        <Checkbox.Group
          aria-label={t('modules.title')}
          value={modules}
          onChange={(chosen) =>
            workday.setFieldValue(
              'modules',
              ALL.filter((it) => chosen.includes(it)),
            )
          }
        >
          <Stack gap="sm">
            {ALL.map((it) => (
              <Checkbox
                key={it}
                value={it}
                label={t(`modules.name.${it}`)}
                description={t(`modules.meaning.${it}`)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
      </Section>
    </>
  )
}
