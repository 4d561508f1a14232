import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { Board, Contact, Conversation } from '@/lib/schemas'
import { changeContact, changeConversation } from '@/live/apply-event'
import { heldCard, placeOnBoards } from '@/live/boards'
import { useBootstrap } from '@/live/bootstrap'
import { keys } from '@/live/keys'
import type { Lane } from './lane'

/** Moves a card from a column to another: shown at once, and back with the reason when it is refused. */
export type MoveCard = (item: Conversation, from: Lane, to: Lane) => void

/** @param board null when the columns are tags */
export function useMoveCard(board: Board | null): MoveCard {
  const cache = useQueryClient()
  const { t } = useTranslation('funnels')
  const tags = useBootstrap((it) => it.tags)

  return (item, from, to) => {
    const shown = board ? onStage(item, board, to) : withTag(item, from, to)
    placeOnBoards(cache, shown)
    const sent = board ? sendMove(item, board, from, to) : sendTags(item, from, to)
    sent.catch((failure: unknown) => {
      // Where somebody else put it meanwhile it stays.
      if (heldCard(cache, item.id) === shown) placeOnBoards(cache, item)
      void cache.invalidateQueries({ queryKey: keys.cards })
      notifications.show({ color: 'red', message: problemText(failure) })
    })
  }

  async function sendMove(item: Conversation, { id: boardId }: Board, from: Lane, to: Lane) {
    const conversation = await api.put('/conversations/{conversationId}/cards/{boardId}', {
      path: { conversationId: item.id, boardId },
      body: { stageId: to.column.id, from: from.column.id },
    })
    changeConversation(cache, conversation)
  }

  async function sendTags({ contact: { id: contactId } }: Conversation, from: Lane, to: Lane) {
    const path = (lane: Lane) => ({ path: { contactId, tagId: lane.column.id } })
    if (to.column.by === 'tag') {
      changeContact(cache, await api.put('/contacts/{contactId}/tags/{tagId}', path(to)))
    }
    if (from.column.by !== 'tag') return
    const contact = await api.delete('/contacts/{contactId}/tags/{tagId}', path(from))
    changeContact(cache, contact)
    if (to.column.by === 'untagged') tellOfOthers(contact)
  }

  /** Out of one tag, and still not without any. */
  function tellOfOthers({ name, tags: left }: Contact) {
    const others = tags.filter((it) => left.includes(it.id)).map((it) => it.name)
    if (others.length > 0) {
      notifications.show({ message: t('stillTagged', { name, tags: others.join(', ') }) })
    }
  }
}

function onStage(item: Conversation, board: Board, to: Lane): Conversation {
  const card = { board: board.id, stage: to.column.id, since: new Date().toISOString() }
  return { ...item, cards: [...item.cards.filter((it) => it.board !== board.id), card] }
}

function withTag(item: Conversation, from: Lane, to: Lane): Conversation {
  const kept = item.contact.tags.filter((it) => it !== from.column.id && it !== to.column.id)
  const tags = to.column.by === 'tag' ? [...kept, to.column.id] : kept
  return { ...item, contact: { ...item.contact, tags } }
}
