import { Badge, Drawer, Skeleton, Stack, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { exact, lasting, moment } from '@/lib/format'
import type { Decision, History, HistoryStep } from '@/lib/schemas'
import { useAgent, useDepartment } from '@/live/bootstrap'
import type { ConversationView } from '@/live/view'
import { PersonAvatar } from '@/ui/person-avatar'
import { EmptyState, ErrorState } from '@/ui/states'
import { useActivityText } from '../conversation/use-activity-text'
import { openDialog } from '../ui-state'
import { assignmentsOf, type Phase, phasesOf } from './history'
import classes from './history-drawer.module.css'
import { historyQuery, routingQuery } from './queries'
import { decisionOf } from './reason-text'
import { useReason } from './use-reason'

/** Histórico: where the service stood, who had it, and who looked. */
export function HistoryDrawer({ view }: { view: ConversationView }) {
  const { t } = useTranslation('service')
  const history = useQuery(historyQuery(view.conversation.id))
  return (
    <Drawer
      opened
      onClose={() => openDialog(null)}
      position="right"
      size={460}
      title={t('history.title', { name: view.contact.name })}
    >
      {history.isPending ? (
        <Stack role="status" aria-label={t('common:loading')}>
          <Skeleton h={48} />
          <Skeleton h={48} />
          <Skeleton h={48} />
        </Stack>
      ) : history.isError ? (
        <ErrorState failure={history.error} onRetry={() => void history.refetch()} />
      ) : (
        <Sections view={view} history={history.data} />
      )}
    </Drawer>
  )
}

interface SectionsProps {
  view: ConversationView
  history: History
}

function Sections({ view, history }: SectionsProps) {
  const { t } = useTranslation('service')
  const decisions = useQuery(routingQuery(view.conversation.id)).data?.items ?? []
  const numberOf = (ticket: string) => view.tickets.find((it) => it.id === ticket)?.number
  return (
    <Tabs defaultValue="service" keepMounted={false}>
      <Tabs.List mb="sm">
        <Tabs.Tab value="service">{t('history.service')}</Tabs.Tab>
        <Tabs.Tab value="owners">{t('history.owners')}</Tabs.Tab>
        <Tabs.Tab value="views">{t('history.views')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="service">
        <Entries empty={t('history.empty')}>
          {phasesOf(history).map((phase, index) => (
            <PhaseEntry
              key={phase.at + phase.state}
              phase={phase}
              ticket={numberOf(phase.ticket)}
              isRunning={index === 0}
            />
          ))}
        </Entries>
      </Tabs.Panel>
      <Tabs.Panel value="owners">
        <Entries empty={t('history.nobodyYet')}>
          {assignmentsOf(history).map((step) => (
            <OwnerEntry
              key={step.at + step.owner}
              step={step}
              ticket={numberOf(step.ticket)}
              decisions={decisions}
            />
          ))}
        </Entries>
      </Tabs.Panel>
      <Tabs.Panel value="views">
        <Entries empty={t('history.notSeen')}>
          {history.views.map(({ agent, at }) => (
            <ViewEntry key={agent + at} agentId={agent} at={at} />
          ))}
        </Entries>
      </Tabs.Panel>
    </Tabs>
  )
}

function Entries({ empty, children }: { empty: string; children: ReactNode[] }) {
  if (children.length === 0) return <EmptyState text={empty} />
  return <ol className={classes.entries}>{children}</ol>
}

function When({ at }: { at: string }) {
  return (
    <time dateTime={at} title={exact(at)}>
      {moment(at)}
    </time>
  )
}

const COLORS = {
  triage: 'gray',
  waiting: 'orange',
  attending: 'brand',
  resolved: 'teal',
  closed: 'gray',
} satisfies Record<Phase['state'], string>

interface PhaseEntryProps {
  phase: Phase
  ticket: number | undefined
  /** It still stands so. */
  isRunning: boolean
}

/** A state, who brought it about and when, and how long it lasted. */
function PhaseEntry({ phase, ticket, isRunning }: PhaseEntryProps) {
  const { t } = useTranslation(['service', 'inbox'])
  const { state, at, seconds, by, because } = phase
  const textOf = useActivityText()
  const time = lasting(seconds)
  const isOver = state === 'resolved' || state === 'closed'
  return (
    <li className={classes.entry}>
      <div className={classes.head}>
        <Badge variant="light" color={COLORS[state]} tt="none">
          {t(`state.${state}`)}
        </Badge>
        {!(isRunning && isOver) && (
          <strong>{isRunning ? t('history.since', { time }) : time}</strong>
        )}
        {ticket !== undefined && <span>{t('inbox:ticketNumber', { number: ticket })}</span>}
      </div>
      <p>
        {because?.type === 'activity' ? `${textOf(because, by)} · ` : ''}
        <When at={at} />
      </p>
    </li>
  )
}

interface OwnerEntryProps {
  step: HistoryStep
  ticket: number | undefined
  decisions: readonly Decision[]
}

/** Who got it, in which department, and whether a person or a rule gave it. */
function OwnerEntry({ step, ticket, decisions }: OwnerEntryProps) {
  const { t } = useTranslation(['service', 'inbox'])
  const owner = useAgent(step.owner)
  const department = useDepartment(step.department)
  const textOf = useActivityText()
  const explain = useReason()
  const isRule = step.by.kind === 'system'
  const decision = isRule ? decisionBehind(step, decisions) : undefined
  const who = owner?.name ?? t(step.owner ? 'history.gone' : 'history.queue')
  return (
    <li className={classes.entry}>
      <div className={classes.head}>
        {owner && <PersonAvatar name={owner.name} photo={owner.photo} size={24} />}
        <strong>{who}</strong>
        {department && <span>{department.name}</span>}
        {ticket !== undefined && <span>{t('inbox:ticketNumber', { number: ticket })}</span>}
      </div>
      <p>
        {t(isRule ? 'history.automatic' : 'history.manual')}
        {step.because?.type === 'activity' ? ` · ${textOf(step.because, step.by)}` : ''}
        {' · '}
        <When at={step.at} />
      </p>
      {decision && <p>{explain(decision)}</p>}
    </li>
  )
}

function decisionBehind(step: HistoryStep, decisions: readonly Decision[]): Decision | undefined {
  const kind = step.owner ? 'assigned' : 'moved'
  return decisionOf(decisions, kind, step.at) ?? decisionOf(decisions, 'taken-back', step.at)
}

function ViewEntry({ agentId, at }: { agentId: string; at: string }) {
  const { t } = useTranslation('service')
  const agent = useAgent(agentId)
  const name = agent?.name ?? t('history.gone')
  return (
    <li className={classes.entry}>
      <div className={classes.head}>
        <PersonAvatar name={name} photo={agent?.photo} size={24} />
        <strong>{name}</strong>
        <span>
          <When at={at} />
        </span>
      </div>
    </li>
  )
}
