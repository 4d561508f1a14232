import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import { asProblem } from '@/lib/problem'
import type { CallVia, Conversation, Telephony } from '@/lib/schemas'
import { changeConversation } from '@/live/apply-event'
import { bootstrapQuery } from '@/live/bootstrap'
import { useHasChatbot } from '@/live/flows'
import { keys } from '@/live/keys'
import { dial } from '@/live/phone'
import { canCallBy, isReachable, useTelephony } from '@/live/telephony'
import type { ConversationView } from '@/live/view'
import { useBeside } from '../beside'
import { usePauseQuestion } from '../flows/pause-question'
import { useContactPanel } from '../panel'
import { withoutHit } from '../search'
import { handOn } from '../service/hand-on'
import { openDialog } from '../ui-state'
import type { ActionContext, Undo } from './action'
import { ACTS, type Act, accept } from './acts'

const UNDO_FOR = 8_000

/** What the actions of one conversation work with. */
export function useActionContext(view: ConversationView): ActionContext
export function useActionContext(view: ConversationView | undefined): ActionContext | null
export function useActionContext(view: ConversationView | undefined): ActionContext | null {
  const { t } = useTranslation(['inbox', 'service'])
  const cache = useQueryClient()
  const navigate = useNavigate()
  const panel = useContactPanel()
  const hasChatbot = useHasChatbot()
  const telephony = useTelephony()
  const beside = useBeside()
  const askPause = usePauseQuestion(view?.conversation)
  if (!view) return null
  const { id } = view.conversation

  const attempt = async (call: () => Promise<Conversation>): Promise<boolean> => {
    try {
      changeConversation(cache, await call())
      return true
    } catch (failure) {
      tell(failure)
      return false
    }
  }

  const act = async (name: Act, undo?: Undo): Promise<boolean> => {
    const isDone = await attempt(() => ACTS[name](id))
    if (isDone && undo) offerUndo(undo)
    return isDone
  }

  const tell = (failure: unknown) => {
    if (asProblem(failure).code === 'demand-required') {
      openDialog('demand')
      return
    }
    notifications.show({ color: 'red', message: problemText(failure) })
    if (asProblem(failure).status === 409) {
      void cache.invalidateQueries({ queryKey: keys.conversation(id) })
    }
  }

  const delegate = async () => {
    const desk = cache.getQueryData(bootstrapQuery.queryKey)
    const { department } = view.conversation
    const queue = desk?.departments.find((it) => it.id === department)?.name ?? ''
    try {
      const { conversation, isSeen } = await handOn(
        cache,
        id,
        t('service:parting.delegated', { to: queue }),
        () =>
          api.post('/conversations/{conversationId}/delegation', { path: { conversationId: id } }),
      )
      if (!isSeen) return
      const next = desk?.agents.find((it) => it.id === conversation.owner)
      notifications.show({
        message: next
          ? t('service:done.delegated', { to: next.name })
          : t('service:done.delegatedToNobody', { to: queue }),
      })
    } catch (failure) {
      tell(failure)
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
    hasChatbot,
    callsBy: waysTo(view, telephony),
    call: (via) =>
      dial(via, {
        name: view.contact.name,
        conversation: id,
        connection: view.conversation.connection.id,
      }),
    panel,
    accept: () => askPause((pauseFlow) => void attempt(() => accept(id, pauseFlow))),
    act,
    offerUndo,
    delegate,
    leave: () =>
      beside ? beside.close() : void navigate({ to: '/conversations', search: withoutHit }),
  }
}

/** By the exchange one calls any number; over WhatsApp those with whom one talks there. */
function waysTo({ conversation, contact }: ConversationView, telephony: Telephony): CallVia[] {
  if (conversation.kind !== 'private' || !isReachable(contact)) return []
  const ways: CallVia[] = conversation.connection.kind === 'whatsapp' ? ['pbx', 'wavoip'] : ['pbx']
  return ways.filter((via) => canCallBy(via, telephony))
}
