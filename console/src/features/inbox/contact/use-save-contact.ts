import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { ContactChange } from '@/lib/schemas'
import { changeContact } from '@/live/apply-event'
import type { ConversationView } from '@/live/view'

/** Saves one field of the contact for everybody; a refusal is said and the field stays open. */
export function useSaveContact({ contact }: ConversationView) {
  const cache = useQueryClient()
  return async (change: ContactChange): Promise<void> => {
    try {
      const path = { id: contact.id }
      changeContact(cache, await api.patch('/contacts/{id}', { path, body: change }))
    } catch (failure) {
      notifications.show({ color: 'red', message: problemText(failure) })
      throw failure
    }
  }
}
