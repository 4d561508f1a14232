import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { Priority } from '@/lib/schemas'
import { changeConversation } from '@/live/apply-event'
import { useBootstrap } from '@/live/bootstrap'

/** The demands that one may choose, and the chosen one even if it is offered no more. */
export function useDemandChoices(chosen: string | null | undefined) {
  const demands = useBootstrap((it) => it.demands)
  return demands
    .filter((it) => !it.retired || it.id === chosen)
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label))
}

/** Says what a service is about; null: nothing. */
export function useChooseDemand(conversationId: string) {
  const cache = useQueryClient()
  const path = { conversationId }
  return useMutation({
    mutationFn: (demandId: string | null) =>
      demandId === null
        ? api.delete('/conversations/{conversationId}/demand', { path })
        : api.put('/conversations/{conversationId}/demand', { path, body: { demandId } }),
    onSuccess: (conversation) => changeConversation(cache, conversation),
    onError: (failure) => {
      notifications.show({ color: 'red', message: problemText(failure) })
    },
  })
}

/** Says which conversations go first. */
export function useChoosePriority(conversationId: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (priority: Priority) =>
      api.put('/conversations/{conversationId}/priority', {
        path: { conversationId },
        body: { priority },
      }),
    onSuccess: (conversation) => changeConversation(cache, conversation),
    onError: (failure) => {
      notifications.show({ color: 'red', message: problemText(failure) })
    },
  })
}
