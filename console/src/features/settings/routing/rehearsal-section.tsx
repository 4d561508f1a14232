import { Alert, Button, NumberInput, Radio, Stack, TextInput } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { Department } from '@/lib/schemas'
import { dayAfter } from '@/lib/wall-clock'
import { useBootstrap } from '@/live/bootstrap'
import { Section } from '@/ui/section'
import type { PolicyForm } from './policy-form'
import { policyOf } from './policy-values'
import classes from './rehearsal.module.css'
import { RehearsalResult } from './rehearsal-result'
import { type RehearsalValues, usualRehearsal, wishOf } from './rehearsal-values'

interface RehearsalSectionProps {
  form: PolicyForm
  department: Department
}

/** Ensaio: plays a day under the rule as it stands in the form, and under the one that holds. */
export function RehearsalSection({ form, department }: RehearsalSectionProps) {
  const { t } = useTranslation('rehearsal')
  const members = useBootstrap((it) =>
    it.agents.filter((agent) => agent.active && agent.departments.includes(department.id)),
  ).length
  const [values, setValues] = useState(() =>
    usualRehearsal(dayAfter(Date.now(), -1), Math.max(1, members)),
  )
  const set = (change: Partial<RehearsalValues>) => setValues((held) => ({ ...held, ...change }))
  const rehearse = useMutation({
    mutationFn: async () => {
      const policy = policyOf(form.values)
      const answer = await api.post('/routing/policies/{departmentId}/rehearsals', {
        path: { departmentId: department.id },
        body: wishOf(values, policy),
      })
      return { answer, policy: JSON.stringify(policy) }
    },
  })
  const handle = () => {
    if (!form.validate().hasErrors) rehearse.mutate()
  }
  const isOld = rehearse.data?.policy !== JSON.stringify(policyOf(form.values))
  const fields = [values.reactionSeconds, values.hands]
  const made = [values.arrivals, values.serviceMinutes, values.people]
  const isLacking = [...fields, ...(values.isMade ? made : [values.day])].includes('')
  return (
    <Section title={t('title')} hint={t('hint')}>
      <Stack>
        <Radio.Group
          label={t('which')}
          value={values.isMade ? 'made' : 'past'}
          onChange={(value) => set({ isMade: value === 'made' })}
        >
          <Stack gap="xs" mt={4}>
            <Radio value="past" label={t('past')} />
            <Radio value="made" label={t('made')} />
          </Stack>
        </Radio.Group>
        {values.isMade ? (
          <MadeDay values={values} set={set} />
        ) : (
          <TextInput
            type="date"
            label={t('day')}
            max={dayAfter(Date.now(), -1)}
            maw={280}
            value={values.day}
            onChange={(event) => set({ day: event.currentTarget.value })}
          />
        )}
        <Assumptions values={values} set={set} />
        <div>
          <Button
            variant="default"
            leftSection={<IconPlayerPlay size={16} stroke={1.5} />}
            loading={rehearse.isPending}
            disabled={isLacking}
            onClick={handle}
          >
            {t('run')}
          </Button>
        </div>
        {rehearse.isError && (
          <Alert color="red" role="alert">
            {problemText(rehearse.error)}
          </Alert>
        )}
        {rehearse.data && !rehearse.isPending && (
          <RehearsalResult rehearsal={rehearse.data.answer} isOld={isOld} />
        )}
      </Stack>
    </Section>
  )
}

interface ValuesProps {
  values: RehearsalValues
  set: (change: Partial<RehearsalValues>) => void
}

function MadeDay({ values, set }: ValuesProps) {
  const { t } = useTranslation(['rehearsal', 'settings'])
  return (
    <div className={classes.fields}>
      <NumberInput
        label={t('arrivals')}
        min={1}
        max={5000}
        allowDecimal={false}
        value={values.arrivals}
        onChange={(it) => set({ arrivals: it === '' ? '' : Number(it) })}
      />
      <NumberInput
        label={t('service')}
        min={1}
        max={480}
        allowDecimal={false}
        suffix={t('settings:account.minutes')}
        value={values.serviceMinutes}
        onChange={(it) => set({ serviceMinutes: it === '' ? '' : Number(it) })}
      />
      <NumberInput
        label={t('people')}
        min={1}
        max={1000}
        allowDecimal={false}
        value={values.people}
        onChange={(it) => set({ people: it === '' ? '' : Number(it) })}
      />
    </div>
  )
}

/** What the engine cannot know of people. */
function Assumptions({ values, set }: ValuesProps) {
  const { t } = useTranslation(['rehearsal', 'settings'])
  return (
    <details className={classes.more}>
      <summary>{t('assumptions')}</summary>
      <div className={classes.fields}>
        <NumberInput
          label={t('reaction')}
          min={1}
          max={900}
          allowDecimal={false}
          suffix={t('settings:routing.seconds')}
          value={values.reactionSeconds}
          onChange={(it) => set({ reactionSeconds: it === '' ? '' : Number(it) })}
        />
        <NumberInput
          label={t('hands')}
          min={1}
          max={100}
          allowDecimal={false}
          value={values.hands}
          onChange={(it) => set({ hands: it === '' ? '' : Number(it) })}
        />
      </div>
      <p>{t('granted')}</p>
    </details>
  )
}
