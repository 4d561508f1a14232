import { IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { exact, listTime, money, span } from '@/lib/format'
import type { Conversation } from '@/lib/schemas'
import { useAgent } from '@/live/bootstrap'
import { lastWords } from '@/ui/last-words'
import { PersonAvatar } from '@/ui/person-avatar'
import { useNow } from '@/ui/use-now'
import type { BoardParts } from './board'
import classes from './funnels.module.css'
import type { Lane } from './lane'

const DAY = 24 * 60 * 60_000

interface CardFaceProps {
  item: Conversation
  lane: Lane
  parts: BoardParts
}

/** What a card shows: who, what last, what it is worth, who has it and how long it has stood here. */
export function CardFace({ item, lane, parts }: CardFaceProps) {
  const { t } = useTranslation(['funnels', 'inbox'])
  const now = useNow(60_000)
  const owner = useAgent(item.owner)
  const { contact, lastMessage, ticket } = item
  const who = owner?.name ?? t('inbox:unassigned')
  return (
    <span className={classes.face}>
      <span className={classes.who}>
        <PersonAvatar
          name={contact.name}
          photo={contact.photo}
          size={28}
          badge={parts.channel(item.connection.kind)}
        />
        <strong title={contact.name}>{contact.name}</strong>
      </span>
      <span className={classes.words}>
        {lastMessage ? lastWords(lastMessage, t) : t('inbox:noMessages')}
      </span>
      <span className={classes.foot}>
        {ticket.value != null && (
          <span className={classes.value}>{money(String(ticket.value), 'BRL')}</span>
        )}
        <span className={classes.spring} />
        <TimeHere item={item} lane={lane} now={now} />
        {owner && (
          <span role="img" aria-label={who} title={who} className={classes.owner}>
            <PersonAvatar name={owner.name} photo={owner.photo} size={20} />
          </span>
        )}
      </span>
    </span>
  )
}

/** How long it has stood on its stage; on a column of tags, when something was said last. */
function TimeHere({ item, lane, now }: { item: Conversation; lane: Lane; now: number }) {
  const { t } = useTranslation('funnels')
  const since = item.cards.find((it) => it.stage === lane.column.id)?.since
  if (!since) {
    return (
      <time className={classes.time} dateTime={item.lastActivityAt}>
        {listTime(item.lastActivityAt, now)}
      </time>
    )
  }
  const stood = now - Date.parse(since)
  const isLate = lane.expectedDays != null && stood > lane.expectedDays * DAY
  const shown = stood < 60_000 ? t('justNow') : span(stood)
  return (
    <time
      className={classes.time}
      data-late={isLate || undefined}
      dateTime={since}
      title={t(isLate ? 'hereTooLong' : 'hereSince', { when: exact(since) })}
    >
      <IconClock size={13} stroke={1.6} aria-hidden="true" />
      {shown}
    </time>
  )
}
