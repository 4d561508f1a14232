import { Button, Skeleton } from '@mantine/core'
import { IconAddressBook } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact, LatestOfContact } from '@/lib/schemas'
import { Delayed } from '@/ui/delayed'
import { EmptyState, ErrorState } from '@/ui/states'
import { useLookFurther } from '@/ui/use-look-further'
import { useNow } from '@/ui/use-now'
import { ContactRow } from './contact-row'
import classes from './contacts.module.css'
import { contactsQuery } from './queries'
import type { ContactsQuery } from './search'

const ROW_HEIGHT = 64

/** Those who are asked for, in the order of their names. */
export function ContactList({ query }: { query: ContactsQuery }) {
  const { t } = useTranslation('contacts')
  const list = useInfiniteQuery(contactsQuery(query))
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const isLooking = list.isSuccess && rows.length === 0 && list.hasNextPage
  useLookFurther(isLooking, list)
  if (list.isPending || isLooking) return <RowsSkeleton />
  if (list.isError && rows.length === 0) {
    return <ErrorState failure={list.error} onRetry={() => void list.refetch()} />
  }
  if (rows.length === 0) {
    const isAll = query.q === '' && query.tags.length === 0
    return (
      <EmptyState
        icon={<IconAddressBook size={26} stroke={1.5} />}
        text={t(isAll ? (query.blocked ? 'nobodyBlocked' : 'empty') : 'nobodyFound')}
      />
    )
  }
  return (
    <Rows
      rows={rows}
      latest={Object.assign({}, ...(list.data?.pages.map((page) => page.latest) ?? []))}
      hasMore={list.hasNextPage}
      isLoadingMore={list.isFetchingNextPage}
      onMore={() => void list.fetchNextPage()}
    />
  )
}

interface RowsProps {
  rows: readonly Contact[]
  latest: Readonly<Record<string, LatestOfContact>>
  hasMore: boolean
  isLoadingMore: boolean
  onMore: () => void
}

function Rows({ rows, latest, hasMore, isLoadingMore, onMore }: RowsProps) {
  const { t } = useTranslation('contacts')
  const now = useNow()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    initialRect: { width: 1200, height: 700 },
  })
  const handleScroll = () => {
    const element = scroller.current
    if (!element || !hasMore || isLoadingMore) return
    const left = element.scrollHeight - element.scrollTop - element.clientHeight
    if (left < ROW_HEIGHT * 6) onMore()
  }
  return (
    <div ref={scroller} className={classes.scroller} onScroll={handleScroll}>
      <ul
        className={classes.rows}
        style={{ height: virtual.getTotalSize() }}
        aria-label={t('title')}
      >
        {virtual.getVirtualItems().map(({ index, start, size, key }) => {
          const contact = rows[index]
          if (!contact) return null
          return (
            <li
              key={key}
              className={classes.item}
              style={{ height: size, transform: `translateY(${start}px)` }}
              aria-setsize={hasMore ? -1 : rows.length}
              aria-posinset={index + 1}
            >
              <ContactRow contact={contact} latest={latest[contact.id]} now={now} />
            </li>
          )
        })}
      </ul>
      {hasMore && (
        <div className={classes.more}>
          <Button variant="default" size="sm" loading={isLoadingMore} onClick={onMore}>
            {t('more')}
          </Button>
        </div>
      )}
    </div>
  )
}

function RowsSkeleton() {
  const { t } = useTranslation()
  return (
    <Delayed>
      <div role="status" aria-label={t('loading')}>
        {[150, 110, 180, 130, 160, 120].map((width) => (
          <div className={classes.skeleton} key={width}>
            <Skeleton circle height={38} />
            <Skeleton height={12} width={width} />
            <Skeleton height={12} width={width + 40} />
          </div>
        ))}
      </div>
    </Delayed>
  )
}
