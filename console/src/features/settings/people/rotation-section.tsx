import { Switch, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Department, PolicyOfDepartment } from '@/lib/schemas'
import { useBootstrap, useMe } from '@/live/bootstrap'
import { Loaded } from '@/ui/loaded'
import { Section } from '@/ui/section'
import { policiesQuery } from '../queries'
import { refusalText } from '../refusal'
import classes from '../settings.module.css'

/** Rodízio: the departments where each new conversation goes to whoever has waited longest for one. */
export function RotationSection() {
  const { t } = useTranslation('settings')
  const { permissions, agent } = useMe()
  const policies = useQuery(policiesQuery)
  const departments = useBootstrap((it) => it.departments)
  const isTheirs = ({ id }: Department) =>
    permissions.includes('see-all') || agent.departments.includes(id)
  const rows = (items: readonly PolicyOfDepartment[]) =>
    items.flatMap((chosen) => {
      const department = departments.find(({ id }) => id === chosen.department)
      return department && isTheirs(department) ? [{ chosen, department }] : []
    })
  return (
    <Section title={t('rotation.title')} hint={t('rotation.hint')}>
      <Loaded query={policies}>
        {({ items }) =>
          rows(items).length === 0 ? (
            <Text size="sm" c="var(--ink2)">
              {t('routing.empty')}
            </Text>
          ) : (
            <ul className={classes.rows}>
              {rows(items).map((it) => (
                <RotationRow key={it.department.id} {...it} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  )
}

interface RotationRowProps {
  chosen: PolicyOfDepartment
  department: Department
}

function RotationRow({ chosen: { policy }, department }: RotationRowProps) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const { id, name, color } = department
  const people = useBootstrap((it) => it.agents)
    .filter((it) => it.active && it.departments.includes(id))
    .map((it) => it.name)
  const save = useMutation({
    mutationFn: (isOn: boolean) =>
      api.put('/routing/policies/{departmentId}', {
        path: { departmentId: id },
        body: { ...policy, strategy: isOn ? 'rotation' : 'everyone' },
      }),
    onSuccess: () => cache.invalidateQueries({ queryKey: policiesQuery.queryKey }),
  })
  const isOn = policy.strategy === 'rotation'
  return (
    <li className={classes.row}>
      <span className={classes.swatch} style={{ background: color }} aria-hidden="true" />
      <div className={classes.rowText}>
        <Link to="/settings/routing/$id" params={{ id }}>
          {name}
        </Link>
        <p>{people.join(', ') || t('rotation.nobody')}</p>
        {!isOn && <p>{t('rotation.today', { how: t(`routing.strategy.${policy.strategy}`) })}</p>}
        {save.isError && (
          <Text role="alert" size="sm" c="var(--bad-text)">
            {refusalText(save.error)}
          </Text>
        )}
      </div>
      <Switch
        aria-label={t('rotation.of', { name })}
        checked={isOn}
        disabled={save.isPending}
        onChange={(event) => save.mutate(event.currentTarget.checked)}
      />
    </li>
  )
}
