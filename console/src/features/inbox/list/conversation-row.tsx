import { Tooltip } from '@mantine/core'
import { IconUserOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { exact, listTime, number, span } from '@/lib/format'
import type { Conversation, MessageHit } from '@/lib/schemas'
import { useAgent, useDepartment, useTags } from '@/live/bootstrap'
import { unreadCount } from '@/live/list-query'
import { useSeen } from '@/live/marks'
import { useRingsAtMe } from '@/live/ringing'
import { PersonAvatar } from '@/ui/person-avatar'
import { TagChip } from '@/ui/tag-chip'
import { RowCheck } from '../bulk/row-check'
import { ChannelIcon } from '../channel-icon'
import { withoutHit } from '../search'
import { ArchivedMenu } from './archived-menu'
import classes from './conversation-row.module.css'
import { PriorityMark, RingMark, SnoozeMark, WalletMark } from './row-marks'
import { RowPreview } from './row-preview'

/** After this long without an answer the waiting time turns red. */
const LATE = 5 * 60_000

interface ConversationRowProps {
  item: Conversation
  now: number
  left: boolean
  hit: MessageHit | undefined
  /** Found beyond the tab and the filters: then it says where it is. */
  isElsewhere: boolean
  /** Every row as it is shown, for a choice of several. */
  order: () => readonly string[]
}

/** One conversation in the list: who, what last, how long they wait, and who has it. */
export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { item, now, left, hit, isElsewhere, order } = props
  const { t } = useTranslation('inbox')
  const unread = unreadCount(item, useSeen(item.id))
  const rings = useRingsAtMe(item.id)
  return (
    <div
      className={classes.row}
      data-conversation={item.id}
      data-left={left || undefined}
      data-unread={unread > 0 || undefined}
      data-ringing={rings || undefined}
    >
      {!left && <RowCheck id={item.id} name={item.contact.name} order={order} />}
      <PersonAvatar
        name={item.contact.name}
        photo={item.contact.photo}
        badge={<ChannelIcon kind={item.connection.kind} />}
      />
      <div className={classes.body}>
        <div className={classes.line}>
          <Link
            to="/conversations/$id"
            params={{ id: item.id }}
            search={(held) => ({ ...withoutHit(held), ...(hit ? { at: hit.seq } : {}) })}
            className={classes.name}
            activeProps={{ 'aria-current': 'page' }}
            activeOptions={{ includeSearch: false }}
          >
            {item.contact.name}
          </Link>
          {left ? (
            <span className={classes.time}>{t('leftTab')}</span>
          ) : item.snoozed ? (
            <SnoozeMark until={item.snoozedUntil ?? null} now={now} />
          ) : (
            <RowTime item={item} now={now} />
          )}
        </div>
        <div className={classes.line}>
          {isElsewhere && (
            <span className={classes.place}>
              {t(item.archived ? 'isArchived' : `state.${item.state}`)}
            </span>
          )}
          {item.state === 'triage' && !isElsewhere && (
            <span className={classes.place}>{t('state.triage')}</span>
          )}
          <PriorityMark priority={item.priority} />
          <WalletMark item={item} />
          {rings && <RingMark />}
          {hit ? <p className={classes.preview}>{hit.excerpt}</p> : <RowPreview item={item} />}
          {item.markedUnread && unread === 0 && (
            <span className={classes.dot} role="img" aria-label={t('markedUnread')} />
          )}
          {unread > 0 && (
            <span className={classes.count}>
              <span aria-hidden="true">{number(unread)}</span>
              <span className={classes.hidden}>{t('unreadMessages', { count: unread })}</span>
            </span>
          )}
          <OwnerMark item={item} />
          {item.archived && <ArchivedMenu item={item} />}
        </div>
        <RowTags ids={item.contact.tags} />
      </div>
    </div>
  )
})

function RowTags({ ids }: { ids: readonly string[] }) {
  const tags = useTags(ids)
  if (tags.length === 0) return null
  return (
    <div className={classes.tags}>
      {tags.map((tag) => (
        <TagChip key={tag.id} name={tag.name} color={tag.color} />
      ))}
    </div>
  )
}

function RowTime({ item, now }: { item: Conversation; now: number }) {
  const { t } = useTranslation('inbox')
  const since = item.state === 'resolved' || item.state === 'closed' ? null : item.waitingSince
  if (!since) {
    return (
      <time
        className={classes.time}
        dateTime={item.lastActivityAt}
        title={exact(item.lastActivityAt)}
      >
        {listTime(item.lastActivityAt, now)}
      </time>
    )
  }
  const waited = now - Date.parse(since)
  const isLate = waited > LATE
  return (
    <time
      className={isLate ? classes.late : classes.time}
      dateTime={since}
      title={t(isLate ? 'waitingLate' : 'waitingSince', { when: exact(since) })}
    >
      {waited < 60_000 ? t('justNow') : span(waited)}
    </time>
  )
}

/** To whom the conversation is assigned; hovering or focusing says the name (and department). */
function OwnerMark({ item }: { item: Conversation }) {
  const { t } = useTranslation('inbox')
  const owner = useAgent(item.owner)
  const department = useDepartment(item.department)
  const who = owner?.name ?? t('unassigned')
  const label = department ? t('withDepartment', { who, department: department.name }) : who
  return (
    <Tooltip label={label} position="left">
      <span className={classes.owner} role="img" aria-label={label} tabIndex={0}>
        {owner ? (
          <PersonAvatar name={owner.name} photo={owner.photo} size={18} />
        ) : (
          <IconUserOff size={15} stroke={1.5} />
        )}
      </span>
    </Tooltip>
  )
}
