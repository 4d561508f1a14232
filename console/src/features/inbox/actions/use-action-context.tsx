import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import { asProblem } from '@/lib/problem'
import type { ConversationItem, ConversationView } from '@/lib/schemas'
import { changeConversation } from '@/live/apply-event'
import { keys } from '@/live/keys'
import { useContactPanel } from '../panel'
import { withoutHit } from '../search'
import type { ActionContext, Undo } from './action'

const UNDO_FOR = 8_000

/** What the actions of one conversation work with. */
export function useActionContext(view: ConversationView): ActionContext
export function useActionContext(view: ConversationView | undefined): ActionContext | null
export function useActionContext(view: ConversationView | undefined): ActionContext | null {
  const { t } = useTranslation('inbox')
  const cache = useQueryClient()
  const navigate = useNavigate()
  const panel = useContactPanel()
  if (!view) return null
  const { id } = view.conversation

  const act = async (method: 'PUT' | 'DELETE', part: string, undo?: Undo): Promise<boolean> => {
    const path = `/conversations/${id}/${part}`
    try {
      const call = method === 'PUT' ? api.put<ConversationItem> : api.delete<ConversationItem>
      changeConversation(cache, await call(path))
      if (undo) offerUndo(part, undo)
      return true
    } catch (failure) {
      notifications.show({ color: 'red', message: problemText(failure) })
      if (asProblem(failure).status === 409) {
        void cache.invalidateQueries({ queryKey: keys.conversation(id) })
      }
      return false
    }
  }

  const offerUndo = (part: string, undo: Undo) => {
    const note = `${part}-${id}`
    const handleUndo = () => {
      notifications.hide(note)
      void act(undo.method, part)
    }
    notifications.show({
      id: note,
      autoClose: UNDO_FOR,
      withCloseButton: false,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <span>{t(undo.text, { name: view.contact.name })}</span>
          <Button size="compact-sm" variant="light" onClick={handleUndo}>
            {t('undo')}
          </Button>
        </Group>
      ),
    })
  }

  return {
    item: view.conversation,
    allowed: view.allowed,
    panel,
    act,
    leave: () => void navigate({ to: '/conversations', search: withoutHit }),
  }
}
