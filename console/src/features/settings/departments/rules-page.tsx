import { NumberInput, Stack, Switch, Textarea } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Department, DepartmentRules, OfficeHours } from '@/lib/schemas'
import { useModule } from '@/live/bootstrap'
import { Loaded } from '@/ui/loaded'
import { Section } from '@/ui/section'
import { areSane } from '../hours/hours'
import { OwnHours } from '../hours/own-hours'
import { PageHeader } from '../page-header'
import { departmentsQuery } from '../queries'
import { SaveBar } from '../save-bar'
import classes from '../settings.module.css'
import { useSettingsForm } from '../use-settings-form'

/** How a department receives customers: its words, its hours, and what it does by itself. */
export function DepartmentRulesPage() {
  const { t } = useTranslation('routine')
  const id = useParams({ strict: false, select: (it) => it.id ?? '' })
  const departments = useQuery(departmentsQuery)
  const department = departments.data?.find((it) => it.id === id)
  const back = (
    <Link to="/settings/departments" className={classes.back}>
      ← {t('rules.back')}
    </Link>
  )
  return (
    <div className={classes.page}>
      <PageHeader title={department?.name ?? ''} text={t('rules.text')} back={back} />
      <Loaded query={departments}>
        {() => department && <RulesForm key={id} department={department} />}
      </Loaded>
    </div>
  )
}

interface Values extends Record<string, unknown> {
  greeting: string
  awayMessage: string
  hours: OfficeHours | null
  resolvesIdle: boolean
  idleMinutes: number | ''
  idleMessage: string
  demandRequired: boolean
}

function valuesOf({ rules }: Department): Values {
  const { greeting, awayMessage, idleMessage, demandRequired, hours, idleMinutes } = rules
  return {
    greeting,
    awayMessage,
    hours: hours ?? null,
    resolvesIdle: typeof idleMinutes === 'number',
    idleMinutes: idleMinutes ?? 60,
    idleMessage,
    demandRequired,
  }
}

function rulesOf({ resolvesIdle, idleMinutes, ...rules }: Values): DepartmentRules {
  return { ...rules, idleMinutes: resolvesIdle ? Number(idleMinutes) : null }
}

function RulesForm({ department }: { department: Department }) {
  const { t } = useTranslation(['routine', 'settings'])
  const cache = useQueryClient()
  const hasDemands = useModule('demands')
  const { form, submit, undo, ...state } = useSettingsForm<Values>({
    initialValues: valuesOf(department),
    save: async (values) => {
      const saved = await api.patch('/departments/{id}', {
        path: { id: department.id },
        body: { rules: rulesOf(values) },
      })
      void cache.invalidateQueries({ queryKey: departmentsQuery.queryKey })
      return valuesOf(saved)
    },
    validate: ({ hours, resolvesIdle, idleMinutes }) => ({
      hours: hours && !areSane(hours.days) ? t('settings:fieldRefused.days') : null,
      idleMinutes: resolvesIdle && idleMinutes === '' ? t('settings:fieldRefused.empty') : null,
    }),
  })
  const { hours, resolvesIdle } = form.values
  return (
    <form onSubmit={submit} noValidate>
      <Section title={t('rules.words')} hint={t('rules.wordsHint')}>
        <Stack>
          <Textarea
            label={t('rules.greeting')}
            description={t('rules.greetingHint')}
            autosize
            minRows={2}
            maxLength={1000}
            {...form.getInputProps('greeting')}
          />
          <Textarea
            label={t('rules.away')}
            description={t('rules.awayHint')}
            autosize
            minRows={2}
            maxLength={1000}
            {...form.getInputProps('awayMessage')}
          />
        </Stack>
      </Section>
      <Section title={t('settings:hours.title')} hint={t('rules.hoursHint')}>
        <OwnHours
          value={hours}
          onChange={(next) => form.setFieldValue('hours', next)}
          inherited={t('hours.ofAccount')}
          error={form.errors.hours}
        />
      </Section>
      <Section title={t('rules.ending')}>
        <Stack>
          {hasDemands && (
            <Switch
              label={t('rules.demand')}
              description={t('rules.demandHint')}
              {...form.getInputProps('demandRequired', { type: 'checkbox' })}
            />
          )}
          <Switch
            label={t('rules.idle')}
            description={t('rules.idleHint')}
            {...form.getInputProps('resolvesIdle', { type: 'checkbox' })}
          />
          {resolvesIdle && (
            <>
              <NumberInput
                label={t('rules.idleAfter')}
                min={1}
                max={43200}
                allowDecimal={false}
                suffix={t('settings:account.minutes')}
                maw={280}
                {...form.getInputProps('idleMinutes')}
              />
              <Textarea
                label={t('rules.idleMessage')}
                autosize
                minRows={2}
                maxLength={1000}
                {...form.getInputProps('idleMessage')}
              />
            </>
          )}
        </Stack>
      </Section>
      <SaveBar {...state} onUndo={undo} />
    </form>
  )
}
