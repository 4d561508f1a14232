import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { Contact, ConversationView } from '@/lib/schemas'
import { changeContact } from '@/live/apply-event'

export type ContactChange = Partial<Pick<Contact, 'name' | 'email' | 'phone' | 'observations'>>

/** Saves one field of the contact for everybody; a refusal is said and the field stays open. */
export function useSaveContact({ contact }: ConversationView) {
  const cache = useQueryClient()
  return async (change: ContactChange): Promise<void> => {
    try {
      changeContact(cache, await api.patch<Contact>(`/contacts/${contact.id}`, change))
    } catch (failure) {
      notifications.show({ color: 'red', message: problemText(failure) })
      throw failure
    }
  }
}
