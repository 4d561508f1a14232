import { useDroppable } from '@dnd-kit/core'
import { Skeleton, Text, UnstyledButton } from '@mantine/core'
import { IconTrophy, IconX } from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { money, number } from '@/lib/format'
import { problemText } from '@/lib/i18n'
import type { Board, ColumnTotal } from '@/lib/schemas'
import { cardsQuery } from '@/live/board-queries'
import { rowsOf } from '@/live/lists'
import { Delayed } from '@/ui/delayed'
import { useLookFurther } from '@/ui/use-look-further'
import type { BoardParts } from './board'
import { Card } from './card'
import classes from './funnels.module.css'
import type { Lane } from './lane'
import type { MoveCard } from './use-move-card'

const CARD_HEIGHT = 118
/** A column is filled to here before anybody scrolls. */
const ENOUGH = 12

interface LaneColumnProps {
  lane: Lane
  lanes: readonly Lane[]
  total: ColumnTotal | undefined
  areTotalsKnown: boolean
  board: Board | null
  parts: BoardParts
  open: string | undefined
  onMove: MoveCard
}

/** One column: how many, what they are worth together, and the cards. */
export function LaneColumn({ lane, total, areTotalsKnown, ...rest }: LaneColumnProps) {
  const { t } = useTranslation('funnels')
  const { isOver, setNodeRef } = useDroppable({ id: lane.column.id })
  const count = `${number(total?.cards ?? 0)}${total?.more ? '+' : ''}`
  const sum = `${money(String(total?.value ?? 0), 'BRL')}${total?.more ? '+' : ''}`
  return (
    <li
      ref={setNodeRef}
      className={classes.lane}
      data-over={isOver || undefined}
      style={{ '--lane': lane.color } as CSSProperties}
    >
      <header className={classes.laneHead}>
        <h2 title={lane.name}>{lane.name}</h2>
        {lane.outcome === 'won' && (
          <IconTrophy size={15} stroke={1.6} role="img" aria-label={t('won')} />
        )}
        {lane.outcome === 'lost' && (
          <IconX size={15} stroke={1.8} role="img" aria-label={t('lost')} />
        )}
        <span className={classes.count} title={t('cards')}>
          {areTotalsKnown ? count : ''}
        </span>
        <p className={classes.sum}>{areTotalsKnown ? sum : ' '}</p>
      </header>
      <Cards lane={lane} {...rest} />
    </li>
  )
}

type CardsProps = Omit<LaneColumnProps, 'total' | 'areTotalsKnown'>

function Cards({ lane, ...rest }: CardsProps) {
  const { t } = useTranslation('funnels')
  const cache = useQueryClient()
  const list = useInfiniteQuery(cardsQuery(cache, lane.column))
  const rows = list.data ? rowsOf(list.data) : []
  useLookFurther(list.isSuccess && rows.length < ENOUGH && list.hasNextPage, list)
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
    initialRect: { width: 280, height: 800 },
  })
  const handleScroll = () => {
    const element = scroller.current
    if (!element || !list.hasNextPage || list.isFetchingNextPage) return
    const left = element.scrollHeight - element.scrollTop - element.clientHeight
    if (left < CARD_HEIGHT * 4) void list.fetchNextPage()
  }
  if (list.isPending) return <CardsSkeleton />
  if (list.isError && rows.length === 0) {
    return (
      <div className={classes.laneNote} role="alert">
        <Text size="sm">{problemText(list.error)}</Text>
        <UnstyledButton className={classes.retry ?? ''} onClick={() => void list.refetch()}>
          {t('common:retry')}
        </UnstyledButton>
      </div>
    )
  }
  if (rows.length === 0) return <p className={classes.laneNote}>{t('emptyLane')}</p>
  return (
    <div ref={scroller} className={classes.cards} onScroll={handleScroll}>
      <ul style={{ height: virtual.getTotalSize() }} aria-label={t('cardsOf', { name: lane.name })}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const item = rows[index]
          if (!item) return null
          return (
            <li key={key} style={{ transform: `translateY(${start}px)` }}>
              <Card item={item} lane={lane} {...rest} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function CardsSkeleton() {
  const { t } = useTranslation()
  return (
    <Delayed>
      <div className={classes.cards} role="status" aria-label={t('loading')}>
        <Skeleton h={CARD_HEIGHT - 8} mb={8} radius={8} />
        <Skeleton h={CARD_HEIGHT - 8} mb={8} radius={8} />
      </div>
    </Delayed>
  )
}
