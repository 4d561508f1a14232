import { Badge, Button } from '@mantine/core'
import { IconStars } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { exact, moment } from '@/lib/format'
import type { Inquiry } from '@/lib/schemas'
import { useAgent, useDepartment } from '@/live/bootstrap'
import { type InquiriesQuery, inquiriesQuery } from '@/live/surveys'
import { Loaded } from '@/ui/loaded'
import { PersonAvatar } from '@/ui/person-avatar'
import { Score } from '@/ui/score'
import { EmptyState } from '@/ui/states'
import classes from './ratings.module.css'

const COLORS = {
  pending: 'gray',
  open: 'blue',
  answered: 'green',
  expired: 'gray',
  failed: 'red',
} as const satisfies Record<Inquiry['state'], string>

/** Which surveys were sent, and what came of each. */
export function InquiryList({ query }: { query: InquiriesQuery }) {
  const { t } = useTranslation('surveys')
  const list = useInfiniteQuery(inquiriesQuery(query))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <Loaded query={list}>
        {() =>
          items.length === 0 ? (
            <EmptyState icon={<IconStars size={26} stroke={1.5} />} text={t('ratings.empty')} />
          ) : (
            <ul className={classes.list} aria-label={t('ratings.history')}>
              {items.map((it) => (
                <InquiryRow key={it.id} inquiry={it} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {list.hasNextPage && (
        <div className={classes.more}>
          <Button
            variant="default"
            size="sm"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('ratings.more')}
          </Button>
        </div>
      )}
    </>
  )
}

function InquiryRow({ inquiry }: { inquiry: Inquiry }) {
  const { t } = useTranslation(['surveys', 'problems'])
  const { contact, conversationId, connection, kind, state, score, comment, reason } = inquiry
  const agent = useAgent(inquiry.agent)
  const askedBy = useAgent(inquiry.askedBy)
  const department = useDepartment(inquiry.department)
  const about = [inquiry.name, connection.name, inquiry.protocol].filter(Boolean).join(' · ')
  return (
    <li>
      <PersonAvatar name={contact.name} photo={contact.photo} size={34} />
      <div className={classes.who}>
        <Link to="/conversations/$id" params={{ id: conversationId }}>
          {contact.name}
        </Link>
        <span>{about}</span>
        {comment && <q>{comment}</q>}
        {reason && <span role="note">{t([`problems:${reason}`, 'problems:unexpected'])}</span>}
      </div>
      <div className={classes.whom}>
        <span>{agent?.name ?? t('ratings.nobody')}</span>
        <span>{department?.name}</span>
      </div>
      <div className={classes.outcome}>
        {score === null || score === undefined ? (
          <Badge variant="light" color={COLORS[state]} radius="sm" tt="none">
            {t(`state.${state}`)}
          </Badge>
        ) : (
          <Score kind={kind} score={score} />
        )}
        <time dateTime={inquiry.createdAt} title={exact(inquiry.createdAt)}>
          {moment(inquiry.createdAt)}
        </time>
        <span>
          {askedBy ? t('ratings.by', { name: askedBy.displayName }) : t('ratings.itself')}
        </span>
      </div>
    </li>
  )
}
