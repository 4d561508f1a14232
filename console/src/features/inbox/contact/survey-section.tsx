import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { exact, shortDate } from '@/lib/format'
import type { Inquiry } from '@/lib/schemas'
import { useAgent, useMe, useModule } from '@/live/bootstrap'
import { inquiriesOfQuery } from '@/live/surveys'
import { Score } from '@/ui/score'
import classes from './contact-panel.module.css'

/** Histórico de pesquisas: what this customer was asked, and what they answered. */
export function SurveySection({ conversation }: { conversation: string }) {
  const { permissions } = useMe()
  const isOn = useModule('nps')
  return isOn && permissions.includes('see-ratings') ? (
    <Inquiries conversation={conversation} />
  ) : null
}

function Inquiries({ conversation }: { conversation: string }) {
  const { t } = useTranslation('surveys')
  const { data: items = [] } = useQuery(inquiriesOfQuery(conversation))
  if (items.length === 0) return null
  return (
    <section className={classes.section} aria-label={t('ofContact')}>
      <h3>{t('ofContact')}</h3>
      <ul className={classes.surveys}>
        {items.map((it) => (
          <Asked key={it.id} inquiry={it} />
        ))}
      </ul>
    </section>
  )
}

function Asked({ inquiry }: { inquiry: Inquiry }) {
  const { t } = useTranslation('surveys')
  const { name, kind, state, score, comment, createdAt } = inquiry
  const agent = useAgent(inquiry.agent)
  return (
    <li>
      <div>
        <strong>{name}</strong>
        {score === null || score === undefined ? (
          <span>{t(`state.${state}`)}</span>
        ) : (
          <Score kind={kind} score={score} />
        )}
      </div>
      <span title={exact(createdAt)}>
        {shortDate(createdAt)}
        {agent ? ` · ${agent.displayName}` : ''}
      </span>
      {comment && <q>{comment}</q>}
    </li>
  )
}
