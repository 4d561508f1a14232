import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { problemText } from '@/lib/i18n'
import { asProblem } from '@/lib/problem'
import { changeConversation } from '@/live/apply-event'
import { keys } from '@/live/keys'
import type { ConversationView } from '@/live/view'
import { useContactPanel } from '../panel'
import { withoutHit } from '../search'
import type { ActionContext, Undo } from './action'
import { ACTS, type Act } from './acts'

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

  const act = async (name: Act, undo?: Undo): Promise<boolean> => {
    try {
      changeConversation(cache, await ACTS[name](id))
      if (undo) offerUndo(undo)
      return true
    } catch (failure) {
      notifications.show({ color: 'red', message: problemText(failure) })
      if (asProblem(failure).status === 409) {
        void cache.invalidateQueries({ queryKey: keys.conversation(id) })
      }
      return false
    }
  }

  const offerUndo = (undo: Undo) => {
    const note = `${undo.act}-${id}`
    const handleUndo = () => {
      notifications.hide(note)
      void act(undo.act)
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
