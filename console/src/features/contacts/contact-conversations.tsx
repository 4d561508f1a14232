import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { exact, shortDate } from '@/lib/format'
import type { Conversation } from '@/lib/schemas'
import { lastWords } from '@/ui/last-words'
import { Loaded } from '@/ui/loaded'
import classes from './contacts.module.css'
import { conversationsOfQuery } from './queries'

/** Where the contact was talked with, as far as one may see it. */
export function ContactConversations({ id }: { id: string }) {
  const { t } = useTranslation('contacts')
  const conversations = useQuery(conversationsOfQuery(id))
  return (
    <section className={classes.conversations} aria-label={t('conversations')}>
      <h3>{t('conversations')}</h3>
      <Loaded query={conversations}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={classes.quiet}>{t('noConversations')}</p>
          ) : (
            <ul>
              {items.map((it) => (
                <OneConversation key={it.id} item={it} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function OneConversation({ item }: { item: Conversation }) {
  const { t } = useTranslation(['contacts', 'inbox'])
  const { id, connection, ticket, state, lastMessage, lastActivityAt } = item
  const words = lastMessage?.call ? lastWords(lastMessage, t) : lastMessage?.preview
  return (
    <li>
      <Link to="/conversations/$id" params={{ id }}>
        <strong>{connection.name}</strong>
        <span>
          {t('inbox:ticketNumber', { number: ticket.number })} · {t(`inbox:state.${state}`)}
        </span>
        {words && <span className={classes.preview}>{words}</span>}
        <time dateTime={lastActivityAt} title={exact(lastActivityAt)}>
          {shortDate(lastActivityAt)}
        </time>
      </Link>
    </li>
  )
}
