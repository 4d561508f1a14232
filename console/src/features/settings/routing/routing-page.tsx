import { IconRoute } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PolicyOfDepartment } from '@/lib/schemas'
import { useDepartment, useMe } from '@/live/bootstrap'
import { Loaded } from '@/ui/loaded'
import { EmptyState } from '@/ui/states'
import { PageHeader } from '../page-header'
import { policiesQuery } from '../queries'
import classes from '../settings.module.css'

/** Distribuição: how each department finds the agent for a conversation. */
export function RoutingPage() {
  const { t } = useTranslation('settings')
  const policies = useQuery(policiesQuery)
  return (
    <div className={classes.page}>
      <PageHeader title={t('places.routing')} text={t('routing.text')} />
      <Loaded query={policies}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconRoute size={26} />} text={t('routing.empty')} />
          ) : (
            <ul className={classes.rows}>
              {items.map((it) => (
                <PolicyRow key={it.department} chosen={it} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  )
}

/** A department and what it chose; those may change it who belong to it or see all. */
function PolicyRow({ chosen }: { chosen: PolicyOfDepartment }) {
  const { t } = useTranslation('settings')
  const { agent, permissions } = useMe()
  const department = useDepartment(chosen.department)
  const fallback = useDepartment(chosen.policy.fallback)
  if (!department) return null
  const { strategy, capacity } = chosen.policy
  const facts = [
    t(`routing.strategy.${strategy}`),
    capacity > 0 && t('routing.upTo', { count: capacity }),
    fallback && t('routing.thenTo', { name: fallback.name }),
  ].filter(Boolean)
  const mayChange = permissions.includes('see-all') || agent.departments.includes(department.id)
  return (
    <li className={classes.row}>
      <span
        className={classes.swatch}
        style={{ background: department.color }}
        aria-hidden="true"
      />
      <div className={classes.rowText}>
        {mayChange ? (
          <Link to="/settings/routing/$id" params={{ id: department.id }}>
            {department.name}
          </Link>
        ) : (
          <strong>{department.name}</strong>
        )}
        <p>{facts.join(' · ')}</p>
        {!mayChange && <p>{t('routing.notYours')}</p>}
      </div>
    </li>
  )
}
