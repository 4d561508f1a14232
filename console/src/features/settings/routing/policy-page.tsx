import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Department, Policy } from '@/lib/schemas'
import { useBootstrap, useDepartment } from '@/live/bootstrap'
import { Loaded } from '@/ui/loaded'
import { PageHeader } from '../page-header'
import { policiesQuery, policyQuery } from '../queries'
import { SaveBar } from '../save-bar'
import classes from '../settings.module.css'
import { useSettingsForm } from '../use-settings-form'
import { FallbackSection } from './fallback-section'
import { LoadSection } from './load-section'
import { type PolicyValues, policyOf, rings, valuesOf } from './policy-values'
import { RehearsalSection } from './rehearsal-section'
import { StrategySection } from './strategy-section'

/** How one department hands out what waits in it. */
export function PolicyPage() {
  const { t } = useTranslation('settings')
  const id = useParams({ strict: false, select: (it) => it.id ?? '' })
  const department = useDepartment(id)
  const policy = useQuery(policyQuery(id))
  const back = (
    <Link to="/settings/routing" className={classes.back}>
      ← {t('routing.back')}
    </Link>
  )
  return (
    <div className={classes.page}>
      <PageHeader title={department?.name ?? ''} text={t('routing.pageText')} back={back} />
      <Loaded query={policy}>
        {(held) => department && <PolicyForm department={department} policy={held} />}
      </Loaded>
    </div>
  )
}

interface PolicyFormProps {
  department: Department
  policy: Policy
}

function PolicyForm({ department, policy }: PolicyFormProps) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const members = useBootstrap((it) =>
    it.agents.filter((agent) => agent.active && agent.departments.includes(department.id)),
  ).map((it) => it.id)
  const save = async (values: PolicyValues) => {
    const saved = await api.put('/routing/policies/{departmentId}', {
      path: { departmentId: department.id },
      body: policyOf(values),
    })
    void cache.invalidateQueries({ queryKey: policiesQuery.queryKey })
    return valuesOf(saved.policy, members)
  }
  const missing = (value: unknown, isUsed: boolean) =>
    isUsed && value === '' ? t('fieldRefused.empty') : null
  const { form, submit, undo, ...state } = useSettingsForm<PolicyValues>({
    initialValues: valuesOf(policy, members),
    save,
    validate: (values) => ({
      top: missing(values.top, values.strategy === 'top'),
      ringSeconds: missing(values.ringSeconds, rings(values.strategy)),
      capacity: missing(values.capacity, values.isLimited),
      fallbackMinutes: missing(values.fallbackMinutes, values.fallback !== null),
      graceMinutes: missing(values.graceMinutes, values.takesBack),
    }),
  })
  return (
    <form onSubmit={submit} noValidate>
      <StrategySection form={form} />
      <LoadSection form={form} />
      <FallbackSection form={form} department={department.id} />
      <RehearsalSection form={form} department={department} />
      <SaveBar {...state} onUndo={undo} />
    </form>
  )
}
