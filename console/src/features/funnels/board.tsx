import {
  type Announcements,
  type CollisionDetection,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  KeyboardSensor,
  MeasuringStrategy,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Board as BoardThing, ColumnTotal, ConnectionCard, Conversation } from '@/lib/schemas'
import { CardFace } from './card-face'
import classes from './funnels.module.css'
import { columnByColumn, KEYBOARD } from './keyboard'
import type { Lane } from './lane'
import { LaneColumn } from './lane-column'
import { useMoveCard } from './use-move-card'

/** What other features know to draw of a card; the app brings it. */
export interface BoardParts {
  channel: (kind: ConnectionCard['kind']) => ReactNode
}

/** What is being dragged: a card, from a column. */
export interface Dragged {
  item: Conversation
  from: Lane
}

interface BoardProps {
  name: string
  /** Null when the columns are tags. */
  board: BoardThing | null
  lanes: readonly Lane[]
  totals: ReadonlyMap<string, ColumnTotal> | undefined
  parts: BoardParts
  open: string | undefined
}

/** With the mouse what is below it counts; with the keys the column that the card stands over. */
const below: CollisionDetection = (args) =>
  args.pointerCoordinates ? pointerWithin(args) : closestCenter(args)

/** Columns side by side, between which cards are dragged by mouse, finger and keyboard. */
export function Board({ name, board, lanes, totals, parts, open }: BoardProps) {
  const { t } = useTranslation('funnels')
  const [held, setHeld] = useState<Dragged | null>(null)
  const move = useMoveCard(board)
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, { keyboardCodes: KEYBOARD, coordinateGetter: columnByColumn }),
  )
  const laneOf = (id: unknown) => lanes.find((it) => it.column.id === id)
  const handleStart = ({ active }: DragStartEvent) => {
    setHeld((active.data.current as Dragged | undefined) ?? null)
  }
  const handleEnd = ({ over }: DragEndEvent) => {
    const to = laneOf(over?.id)
    if (held && to && to.column.id !== held.from.column.id) move(held.item, held.from, to)
    setHeld(null)
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={below}
      measuring={{ droppable: { strategy: MeasuringStrategy.Always } }}
      accessibility={{
        announcements: announcementsOf(t, laneOf),
        screenReaderInstructions: { draggable: t('howToDrag') },
      }}
      onDragStart={handleStart}
      onDragEnd={handleEnd}
      onDragCancel={() => setHeld(null)}
    >
      <ul className={classes.board} aria-label={name}>
        {lanes.map((lane) => (
          <LaneColumn
            key={lane.column.id}
            lane={lane}
            lanes={lanes}
            total={totals?.get(lane.column.id)}
            areTotalsKnown={totals !== undefined}
            board={board}
            parts={parts}
            open={open}
            onMove={move}
          />
        ))}
      </ul>
      <DragOverlay dropAnimation={null}>
        {held && (
          <div className={classes.card} data-held>
            <CardFace item={held.item} lane={held.from} parts={parts} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  )
}

/** What a screen reader hears while a card moves. */
function announcementsOf(
  t: (key: string, values: Record<string, string>) => string,
  laneOf: (id: unknown) => Lane | undefined,
): Announcements {
  const whose = (data: { current?: unknown }) => {
    const dragged = data.current as Dragged | undefined
    return { name: dragged?.item.contact.name ?? '', from: dragged?.from.name ?? '' }
  }
  return {
    onDragStart: ({ active }) => t('said.held', whose(active.data)),
    onDragOver: ({ active, over }) => {
      const to = laneOf(over?.id)
      return to ? t('said.over', { ...whose(active.data), to: to.name }) : undefined
    },
    onDragEnd: ({ active, over }) => {
      const to = laneOf(over?.id)
      const card = whose(active.data)
      return to && to.name !== card.from
        ? t('said.dropped', { ...card, to: to.name })
        : t('said.kept', card)
    },
    onDragCancel: ({ active }) => t('said.kept', whose(active.data)),
  }
}
