import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { Message } from '@/lib/schemas'
import { changeMessage } from '@/live/apply-event'
import { useMe } from '@/live/bootstrap'

/** The sign that the team gave a message; it has one together. */
export function teamReaction({ reactions }: Pick<Message, 'reactions'>) {
  return reactions.find((it) => it.author.kind !== 'contact')
}

/** Gives a message the team's sign, or takes it back with null; the bubble shows it at once. */
export function useReact(message: Message) {
  const cache = useQueryClient()
  const { id: agent, displayName } = useMe().agent
  const { conversationId, id } = message
  const put = (now: Message) => changeMessage(cache, now)
  return useMutation({
    mutationFn: (emoji: string | null) => {
      const path = { conversationId, messageId: id }
      const address = '/conversations/{conversationId}/messages/{messageId}/reaction'
      return emoji ? api.put(address, { path, body: { emoji } }) : api.delete(address, { path })
    },
    onMutate: (emoji) => {
      const others = message.reactions.filter((it) => it.author.kind === 'contact')
      const author = { kind: 'agent' as const, id: agent, name: displayName }
      const mine = emoji ? [{ author, emoji, at: new Date().toISOString() }] : []
      put({ ...message, reactions: [...others, ...mine] })
    },
    onSuccess: put,
    onError: (failure) => {
      put(message)
      notifications.show({ color: 'red', message: problemText(failure) })
    },
  })
}
