import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Priority } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import type { ConversationView } from '@/live/view'
import { useChooseDemand, useChoosePriority, useDemandChoices } from '../service/use-demand'
import classes from './contact-panel.module.css'
import { RemoveIcon } from './remove-icon'

const PRIORITIES = ['normal', 'high', 'urgent'] as const satisfies readonly Priority[]

/** What the service is about and how urgent it is, as two lines of the facts. */
export function SortingFacts({ view }: { view: ConversationView }) {
  const { allowed } = view
  const { priority } = view.conversation
  return (
    <>
      {allowed.includes('choose-demand') && <DemandFact view={view} />}
      {(allowed.includes('prioritise') || priority !== 'normal') && <PriorityFact view={view} />}
    </>
  )
}

function DemandFact({ view }: { view: ConversationView }) {
  const { t } = useTranslation('routine')
  const { id, ticket } = view.conversation
  const choices = useDemandChoices(ticket.demand)
  const choose = useChooseDemand(id)
  const registered = useBootstrap((it) => it.demands.length)
  const demand = ticket.demand ?? null
  const name = choices.find((it) => it.value === demand)?.label ?? ''
  if (registered === 0) return null
  return (
    <>
      <dt>{t('demand.label')}</dt>
      <dd className={classes.chosen}>
        <Select
          size="xs"
          variant="unstyled"
          aria-label={t('demand.label')}
          placeholder={t('demand.choose')}
          data={choices}
          value={demand}
          onChange={(next) => next && choose.mutate(next)}
          disabled={choose.isPending}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t('demand.none')}
        />
        {demand && (
          <RemoveIcon
            label={t('demand.remove')}
            name={name}
            disabled={choose.isPending}
            onClick={() => choose.mutate(null)}
          />
        )}
      </dd>
    </>
  )
}

function PriorityFact({ view }: { view: ConversationView }) {
  const { t } = useTranslation(['routine', 'inbox'])
  const { id, priority } = view.conversation
  const choose = useChoosePriority(id)
  return (
    <>
      <dt>{t('priority')}</dt>
      <dd className={classes.chosen}>
        {view.allowed.includes('prioritise') ? (
          <Select
            size="xs"
            variant="unstyled"
            aria-label={t('priority')}
            data={PRIORITIES.map((it) => ({ value: it, label: t(`inbox:priority.${it}`) }))}
            value={priority}
            onChange={(next) => next && choose.mutate(next as Priority)}
            disabled={choose.isPending}
            allowDeselect={false}
          />
        ) : (
          t(`inbox:priority.${priority}`)
        )}
      </dd>
    </>
  )
}
