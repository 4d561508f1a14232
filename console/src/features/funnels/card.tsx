import { useDraggable } from '@dnd-kit/core'
import { ActionIcon, Menu, UnstyledButton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDots, IconX } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { Board, Conversation } from '@/lib/schemas'
import { changeConversation } from '@/live/apply-event'
import type { BoardParts, Dragged } from './board'
import { CardFace } from './card-face'
import classes from './funnels.module.css'
import type { Lane } from './lane'
import { useOpenBeside } from './search'
import type { MoveCard } from './use-move-card'

interface CardProps {
  item: Conversation
  lane: Lane
  lanes: readonly Lane[]
  board: Board | null
  parts: BoardParts
  open: string | undefined
  onMove: MoveCard
}

/** A card: opens the conversation, is dragged to another column, and has a menu for both. */
export function Card({ item, lane, lanes, board, parts, open, onMove }: CardProps) {
  const { t } = useTranslation('funnels')
  const openBeside = useOpenBeside()
  const data: Dragged = { item, from: lane }
  const drag = useDraggable({
    // Of tags a card may stand in several columns.
    id: board ? item.id : `${lane.column.id}/${item.id}`,
    data,
    attributes: { roleDescription: t('card') },
  })
  const { role: _, 'aria-pressed': __, ...attributes } = drag.attributes
  return (
    <article
      ref={drag.setNodeRef}
      className={classes.card}
      data-dragged={drag.isDragging || undefined}
      data-open={item.id === open || undefined}
    >
      <UnstyledButton
        ref={drag.setActivatorNodeRef}
        {...attributes}
        {...drag.listeners}
        className={classes.cardButton ?? ''}
        aria-current={item.id === open ? 'true' : undefined}
        onClick={() => openBeside(item.id)}
      >
        <CardFace item={item} lane={lane} parts={parts} />
      </UnstyledButton>
      <CardMenu item={item} lane={lane} lanes={lanes} board={board} onMove={onMove} />
    </article>
  )
}

type CardMenuProps = Pick<CardProps, 'item' | 'lane' | 'lanes' | 'board' | 'onMove'>

function CardMenu({ item, lane, lanes, board, onMove }: CardMenuProps) {
  const { t } = useTranslation('funnels')
  const cache = useQueryClient()
  const { name } = item.contact
  const leave = useMutation({
    mutationFn: (boardId: string) =>
      api.delete('/conversations/{conversationId}/cards/{boardId}', {
        path: { conversationId: item.id, boardId },
      }),
    onSuccess: (conversation) => changeConversation(cache, conversation),
    onError: (failure) => notifications.show({ color: 'red', message: problemText(failure) }),
  })
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          size="sm"
          className={classes.cardMenu ?? ''}
          aria-label={t('menuOf', { name })}
        >
          <IconDots size={16} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('moveTo')}</Menu.Label>
        {lanes
          .filter((it) => it.column.id !== lane.column.id)
          .map((to) => (
            <Menu.Item
              key={to.column.id}
              leftSection={<span className={classes.dot} style={{ background: to.color }} />}
              onClick={() => onMove(item, lane, to)}
            >
              {to.name}
            </Menu.Item>
          ))}
        {board && (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconX size={15} stroke={1.6} />}
              onClick={() => leave.mutate(board.id)}
            >
              {t('leave')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
