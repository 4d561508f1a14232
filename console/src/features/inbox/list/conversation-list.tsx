import { Button, Skeleton } from '@mantine/core'
import { IconMessageOff } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation, MessageHit } from '@/lib/schemas'
import type { ListQuery } from '@/live/list-query'
import { isElsewhere, rowsOf } from '@/live/lists'
import { Delayed } from '@/ui/delayed'
import { EmptyState, ErrorState } from '@/ui/states'
import { useLookFurther } from '@/ui/use-look-further'
import { useNow } from '@/ui/use-now'
import { BulkBar } from '../bulk/bulk-bar'
import { useConversations } from '../queries'
import classes from './conversation-list.module.css'
import { ConversationRow } from './conversation-row'
import { steady } from './steady'
import { useScrollAnchor } from './use-scroll-anchor'

/** Known beforehand, so that the list can be measured without being drawn. */
const ROW_HEIGHT = 68
const TAGS_HEIGHT = 22

/** More rows than any screen shows without scrolling. */
const SCREENFUL = 20

function heightOf({ contact }: Conversation): number {
  return contact.tags.length === 0 ? ROW_HEIGHT : ROW_HEIGHT + TAGS_HEIGHT
}

/** The conversations that the tab, the filters and the search admit, in their four states. */
export function ConversationList({ query }: { query: ListQuery }) {
  const { t } = useTranslation('inbox')
  const list = useConversations(query)
  const rows = list.data ? rowsOf(list.data) : []
  const isLooking = list.isSuccess && rows.length < SCREENFUL && list.hasNextPage
  useLookFurther(isLooking, list)
  if (list.isPending || (isLooking && rows.length === 0)) return <ListSkeleton />
  if (list.isError && rows.length === 0) {
    return <ErrorState failure={list.error} onRetry={() => void list.refetch()} />
  }
  if (rows.length === 0) {
    return (
      <>
        <div className={classes.frame}>
          <EmptyState icon={<IconMessageOff size={26} stroke={1.5} />} text={t('emptyList')} />
        </div>
        <BulkBar loaded={[]} isArchive={query.filters.archived} />
      </>
    )
  }
  return (
    <Rows
      query={query}
      rows={rows}
      hits={Object.assign({}, ...(list.data?.pages.map((page) => page.hits) ?? []))}
      hasMore={list.hasNextPage}
      isLoadingMore={list.isFetchingNextPage}
      onMore={() => void list.fetchNextPage()}
    />
  )
}

interface RowsProps {
  query: ListQuery
  rows: Conversation[]
  hits: Record<string, MessageHit>
  hasMore: boolean
  isLoadingMore: boolean
  onMore: () => void
}

function Rows({ query, rows, hits, hasMore, isLoadingMore, onMore }: RowsProps) {
  const { t } = useTranslation('inbox')
  const now = useNow()
  const scroller = useRef<HTMLDivElement>(null)
  const [frozen, setFrozen] = useState<Conversation[] | null>(null)
  const shown = steady(frozen, rows)
  const heights = shown.rows.map(({ item }) => ({ id: item.id, height: heightOf(item) }))
  const latest = useRef<readonly string[]>([])
  latest.current = shown.rows.filter((it) => !it.left).map((it) => it.item.id)
  const order = useCallback(() => latest.current, [])
  const virtual = useVirtualizer({
    count: shown.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heights[index]?.height ?? ROW_HEIGHT,
    // A row that got its first tag or lost its last one is another row to whoever measures.
    getItemKey: (index) => {
      const row = heights[index]
      return row ? `${row.id}-${row.height}` : index
    },
    overscan: 8,
    initialRect: { width: 376, height: 700 },
  })
  useScrollAnchor(scroller, heights)

  const handleScroll = () => {
    const element = scroller.current
    if (!element || !hasMore || isLoadingMore) return
    const left = element.scrollHeight - element.scrollTop - element.clientHeight
    if (left < ROW_HEIGHT * 4) onMore()
  }

  return (
    <>
      <div className={classes.frame}>
        {shown.arrivals > 0 && (
          <Button size="compact-sm" className={classes.arrivals} onClick={() => setFrozen(null)}>
            {t('arrivals', { count: shown.arrivals })}
          </Button>
        )}
        <div
          ref={scroller}
          className={classes.scroller}
          onScroll={handleScroll}
          onPointerEnter={(event) => event.pointerType === 'mouse' && setFrozen(rows)}
          onPointerLeave={() => setFrozen(null)}
        >
          <ul
            className={classes.rows}
            style={{ height: virtual.getTotalSize() }}
            aria-label={t('list')}
          >
            {virtual.getVirtualItems().map(({ index, start, size, key }) => {
              const row = shown.rows[index]
              if (!row) return null
              return (
                <li
                  key={key}
                  className={classes.item}
                  style={{ height: size, transform: `translateY(${start}px)` }}
                  aria-setsize={shown.rows.length}
                  aria-posinset={index + 1}
                >
                  <ConversationRow
                    {...row}
                    now={now}
                    hit={hits[row.item.id]}
                    isElsewhere={isElsewhere(row.item, query)}
                    order={order}
                  />
                </li>
              )
            })}
          </ul>
          {hasMore && (
            <div className={classes.more}>
              <Button
                variant="default"
                size="sm"
                fullWidth
                loading={isLoadingMore}
                onClick={onMore}
              >
                {t('loadMore')}
              </Button>
            </div>
          )}
        </div>
      </div>
      <BulkBar
        loaded={rows.map(({ id, contact }) => ({ id, name: contact.name }))}
        isArchive={query.filters.archived}
      />
    </>
  )
}

function ListSkeleton() {
  const { t } = useTranslation()
  return (
    <Delayed>
      <div role="status" aria-label={t('loading')}>
        {[150, 110, 180, 130, 160, 120].map((width) => (
          <div className={classes.skeleton} key={width}>
            <Skeleton circle height={40} />
            <div>
              <Skeleton height={12} width={width} mb={9} />
              <Skeleton height={10} width={width + 70} />
            </div>
          </div>
        ))}
      </div>
    </Delayed>
  )
}
