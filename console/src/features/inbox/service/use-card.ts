import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { Conversation } from '@/lib/schemas'
import { changeConversation } from '@/live/apply-event'
import { keys } from '@/live/keys'

interface Wish {
  boardId: string
  /** Null: off the board. */
  stageId: string | null
}

/** Puts a conversation on a stage of a board, or takes it off. */
export function usePutCard({ id, cards }: Conversation) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ boardId, stageId }: Wish) => {
      const path = { conversationId: id, boardId }
      const from = cards.find((it) => it.board === boardId)?.stage ?? null
      return stageId === null
        ? api.delete('/conversations/{conversationId}/cards/{boardId}', { path })
        : api.put('/conversations/{conversationId}/cards/{boardId}', {
            path,
            body: { stageId, from },
          })
    },
    onSuccess: (conversation) => {
      changeConversation(cache, conversation)
      void cache.invalidateQueries({ queryKey: [...keys.cardSteps, id] })
    },
    onError: (failure) => {
      notifications.show({ color: 'red', message: problemText(failure) })
      void cache.invalidateQueries({ queryKey: keys.conversation(id) })
    },
  })
}

/** Says what the ticket is worth; null: nothing. */
export function useChooseValue(conversationId: string) {
  const cache = useQueryClient()
  const path = { conversationId }
  return useMutation({
    mutationFn: (value: number | null) =>
      value === null
        ? api.delete('/conversations/{conversationId}/value', { path })
        : api.put('/conversations/{conversationId}/value', { path, body: { value } }),
    onSuccess: (conversation) => changeConversation(cache, conversation),
    onError: (failure) => {
      notifications.show({ color: 'red', message: problemText(failure) })
    },
  })
}
