import { useTranslation } from 'react-i18next'
import { exact, shortDate } from '@/lib/format'
import type { TicketCard } from '@/lib/schemas'
import { useAgent, useConnection, useDepartment } from '@/live/bootstrap'
import type { ConversationView } from '@/live/view'
import { HelperFaces } from '../helper-faces'
import { BoardFacts } from './board-facts'
import classes from './contact-panel.module.css'
import { ProtocolFact } from './protocol-fact'
import { SortingFacts } from './sorting-facts'

/** The running service, and the ones before it. */
export function TicketSection({ view }: { view: ConversationView }) {
  const { t } = useTranslation('inbox')
  const { ticket, owner, department, connection, archived, collaborators, helping } =
    view.conversation
  const isHelped = collaborators.length + helping.length > 0
  const agent = useAgent(owner)
  const where = useDepartment(department)
  const through = useConnection(connection.id)
  const earlier = view.tickets
    .filter((it) => it.id !== ticket.id)
    .sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1))
  const responsible = [agent?.name, where?.name].filter(Boolean).join(', ')
  return (
    <>
      <section className={classes.section}>
        <h3>{t('ticket.title')}</h3>
        <dl className={classes.facts}>
          <ProtocolFact view={view} />
          <dt>{t('ticket.responsible')}</dt>
          <dd>{responsible || t('unassigned')}</dd>
          {isHelped && (
            <>
              <dt>{t('ticket.helpers')}</dt>
              <dd>
                <HelperFaces item={view.conversation} />
              </dd>
            </>
          )}
          <dt>{t('ticket.opened')}</dt>
          <dd title={exact(ticket.openedAt)}>{shortDate(ticket.openedAt)}</dd>
          <SortingFacts view={view} />
          <BoardFacts view={view} />
          {through && (
            <>
              <dt>{t('ticket.connection')}</dt>
              <dd>{through.name}</dd>
            </>
          )}
          {archived && (
            <>
              <dt>{t('ticket.list')}</dt>
              <dd>{t('isArchived')}</dd>
            </>
          )}
        </dl>
      </section>
      {earlier.length > 0 && (
        <section className={classes.section}>
          <h3>{t('ticket.earlier')}</h3>
          <ul className={classes.tickets}>
            {earlier.map((it) => (
              <EarlierTicket key={it.id} ticket={it} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function EarlierTicket({ ticket }: { ticket: TicketCard }) {
  const { t } = useTranslation('inbox')
  const owner = useAgent(ticket.owner)
  const at = ticket.resolvedAt ?? ticket.openedAt
  return (
    <li>
      <strong>{t('ticketNumber', { number: ticket.number })}</strong>
      <span title={exact(at)}>
        {t(ticket.resolvedAt ? 'ticket.resolvedOn' : 'ticket.openedOn', { date: shortDate(at) })}
        {owner ? ` · ${owner.displayName}` : ''}
      </span>
    </li>
  )
}
