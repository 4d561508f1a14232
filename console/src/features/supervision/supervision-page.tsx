import { Skeleton } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Panel } from '@/lib/schemas'
import { useMe, useModule } from '@/live/bootstrap'
import { Delayed } from '@/ui/delayed'
import { EmptyState, ErrorState } from '@/ui/states'
import { AgentTable } from './agent-table'
import { DepartmentTable } from './department-table'
import { Narrowing } from './narrowing'
import { usePanel } from './queries'
import { usePanelQuery } from './search'
import { type BulkParts, ServiceList } from './service-list'
import classes from './supervision.module.css'
import { Totals } from './totals'

/** Painel de Atendimento: how service goes at this moment, for whoever steers it. */
export function SupervisionPage({ bulk }: { bulk: BulkParts }) {
  const { t } = useTranslation('supervision')
  const { permissions } = useMe()
  const isOn = useModule('service')
  return (
    <main className={classes.page}>
      <header className={classes.header}>
        <h1>{t('title')}</h1>
        <p>{t('text')}</p>
      </header>
      {isOn && permissions.includes('supervise') ? (
        <Live bulk={bulk} />
      ) : (
        <EmptyState
          icon={<IconLock size={26} stroke={1.5} />}
          text={t(isOn ? 'refused' : 'switchedOff')}
        />
      )}
    </main>
  )
}

function Live({ bulk }: { bulk: BulkParts }) {
  const query = usePanelQuery()
  const panel = usePanel(query)
  return (
    <>
      <Narrowing query={query} />
      {panel.data ? (
        <Content panel={panel.data} target={query.targetSeconds} bulk={bulk} />
      ) : panel.isError ? (
        <ErrorState failure={panel.error} onRetry={() => void panel.refetch()} />
      ) : (
        <PanelSkeleton />
      )}
    </>
  )
}

interface ContentProps {
  panel: Panel
  target: number
  bulk: BulkParts
}

function Content({ panel, target, bulk }: ContentProps) {
  return (
    <>
      <Totals totals={panel.totals} target={target} />
      <div className={classes.columns}>
        <ServiceList panel={panel} bulk={bulk} />
        <div className={classes.side}>
          <AgentTable rows={panel.agents} />
          <DepartmentTable rows={panel.departments} />
        </div>
      </div>
    </>
  )
}

function PanelSkeleton() {
  const { t } = useTranslation()
  return (
    <Delayed>
      <div role="status" aria-label={t('loading')}>
        <Skeleton h={76} mb={18} radius={10} />
        <div className={classes.columns}>
          <Skeleton h={360} radius={10} />
          <Skeleton h={360} radius={10} />
        </div>
      </div>
    </Delayed>
  )
}
