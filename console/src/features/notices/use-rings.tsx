import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconBellRinging } from '@tabler/icons-react'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { Conversation } from '@/lib/schemas'
import { changeConversation } from '@/live/apply-event'
import { useDesk } from '@/live/connection'
import { findRow } from '@/live/held'
import { keys } from '@/live/keys'
import { usePreferences } from '@/live/preferences'
import { noteRinging, useRinging } from '@/live/ringing'
import type { ConversationView } from '@/live/view'
import { PersonAvatar } from '@/ui/person-avatar'
import classes from './notices.module.css'
import { playSound } from './sounds'

/** A bell pauses between its strokes. */
const STROKE = 4_000
/** Whom the last events were about, so that a ring can say a name. */
const REMEMBERED = 100

/** Announces conversations that ring at me: by sound and with the way to accept, until they stop. */
export function useRings(): void {
  const ringing = useRinging()
  useEnd(ringing)
  useBell(Object.keys(ringing).length > 0)
  useRingNotices(ringing)
}

/** What nobody took stops ringing by itself. */
function useEnd(ringing: Record<string, string>): void {
  const cache = useQueryClient()
  useEffect(() => {
    const timers = Object.entries(ringing).map(([id, until]) =>
      setTimeout(() => noteRinging(cache, id, null), Date.parse(until) - Date.now()),
    )
    return () => {
      for (const timer of timers) clearTimeout(timer)
    }
  }, [cache, ringing])
}

function useBell(rings: boolean): void {
  const { on, name, volume } = usePreferences().sound
  const isHeard = rings && on
  useEffect(() => {
    if (!isHeard) return
    playSound(name, volume)
    const timer = setInterval(() => playSound(name, volume), STROKE)
    return () => clearInterval(timer)
  }, [isHeard, name, volume])
}

function useRingNotices(ringing: Record<string, string>): void {
  const { t } = useTranslation('desk')
  const cache = useQueryClient()
  const navigate = useNavigate()
  const { desktop } = usePreferences().notify
  const nameable = useNameable()
  const shown = useRef(new Set<string>())

  const open = (id: string) => void navigate({ to: '/conversations/$id', params: { id } })
  const accept = async (id: string) => {
    try {
      const path = { conversationId: id }
      changeConversation(
        cache,
        await api.put('/conversations/{conversationId}/acceptance', { path }),
      )
      open(id)
    } catch (failure) {
      notifications.show({ color: 'red', message: problemText(failure) })
    }
    noteRinging(cache, id, null)
  }
  const show = (id: string) => {
    const item = nameable(id)
    const text = item ? t('ringingFrom', { name: item.contact.name }) : t('ringing')
    const handleOpen = () => {
      noteRinging(cache, id, null)
      open(id)
    }
    if (desktop && !document.hasFocus()) showDesktop(id, text, handleOpen)
    notifications.show({
      id: noticeOf(id),
      position: 'top-right',
      autoClose: false,
      classNames: { root: classes.popup ?? '' },
      onClose: () => noteRinging(cache, id, null),
      message: (
        <div className={classes.open} role="alert">
          {item ? (
            <PersonAvatar name={item.contact.name} photo={item.contact.photo} size={34} />
          ) : (
            <IconBellRinging size={22} stroke={1.5} aria-hidden="true" />
          )}
          <div className={classes.words}>
            <strong>{text}</strong>
            <Group gap="xs" mt={6}>
              <Button size="compact-sm" onClick={() => void accept(id)}>
                {t('ringAccept')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={handleOpen}>
                {t('ringOpen')}
              </Button>
            </Group>
          </div>
        </div>
      ),
    })
  }

  const latest = useRef(show)
  latest.current = show
  useEffect(() => {
    for (const id of shown.current) {
      if (id in ringing) continue
      shown.current.delete(id)
      notifications.hide(noticeOf(id))
    }
    for (const id of Object.keys(ringing)) {
      if (shown.current.has(id)) continue
      shown.current.add(id)
      latest.current(id)
    }
  }, [ringing])
}

function noticeOf(id: string): string {
  return `ring-${id}`
}

/** A conversation that we have somewhere, for its name. Opening it just for that would count as a look. */
function useNameable(): (id: string) => Conversation | undefined {
  const desk = useDesk()
  const cache = useQueryClient()
  const heard = useRef(new Map<string, Conversation>())
  useEffect(
    () =>
      desk.listen((event) => {
        if (event.type !== 'message.added' && event.type !== 'conversation.changed') return
        const { current: held } = heard
        held.delete(event.conversation.id)
        held.set(event.conversation.id, event.conversation)
        const [oldest] = held.keys()
        if (held.size > REMEMBERED && oldest !== undefined) held.delete(oldest)
      }),
    [desk],
  )
  return (id) => heard.current.get(id) ?? findRow(cache, id) ?? viewed(cache, id)
}

function viewed(cache: QueryClient, id: string): Conversation | undefined {
  return cache.getQueryData<ConversationView>(keys.conversation(id))?.conversation
}

function showDesktop(id: string, text: string, open: () => void): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return
  const note = new Notification(text, { tag: noticeOf(id), icon: '/favicon.svg', silent: true })
  note.onclick = () => {
    window.focus()
    note.close()
    open()
  }
}
