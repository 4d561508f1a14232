import { UnstyledButton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation, Message } from '@/lib/schemas'
import { bootstrapQuery } from '@/live/bootstrap'
import { useDesk } from '@/live/connection'
import { lastWords } from '@/ui/last-words'
import { PersonAvatar } from '@/ui/person-avatar'
import { decide, isHandedOver } from './decide'
import classes from './notices.module.css'
import { playSound } from './sounds'

const SHOWN_FOR = 6_000

/** Announces customers' messages, and what was given to me, by sound, by the system, or in a corner of the page. */
export function useNotices(): void {
  const { t } = useTranslation('desk')
  const desk = useDesk()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const { id: opened } = useParams({ strict: false })

  const announce = (item: Conversation, message: Message) => {
    const held = cache.getQueryData(bootstrapQuery.queryKey)
    if (!held) return
    const { preferences, agent } = held.me
    const isFocused = document.visibilityState === 'visible' && document.hasFocus()
    const notice = decide(item, message, {
      me: agent.id,
      departments: agent.departments,
      preferences,
      isFocused,
      lookingAt: isFocused ? (opened ?? null) : null,
    })
    const open = () => void navigate({ to: '/conversations/$id', params: { id: item.id } })
    const text = isHandedOver(message)
      ? t(item.state === 'waiting' ? 'offeredToYou' : 'handedToYou')
      : preferences.notify.preview
        ? previewOf(item)
        : t('newMessage')
    if (notice.sound) playSound(preferences.sound.name, preferences.sound.volume)
    if (notice.desktop) showDesktop(item, text, open)
    if (notice.popup) showPopup(item, text, open)
  }

  const previewOf = (item: Conversation) => {
    const last = item.lastMessage
    return last ? lastWords(last, t) : t('newMessage')
  }

  const latest = useRef(announce)
  latest.current = announce
  useEffect(
    () =>
      desk.listen((event) => {
        if (event.type === 'message.added') latest.current(event.conversation, event.message)
      }),
    [desk],
  )
}

/** One per conversation: a newer message takes the place of the older. */
function showDesktop(item: Conversation, text: string, open: () => void): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return
  const shown = new Notification(item.contact.name, {
    body: text,
    tag: item.id,
    icon: '/favicon.svg',
    silent: true,
  })
  shown.onclick = () => {
    window.focus()
    shown.close()
    open()
  }
}

function showPopup(item: Conversation, text: string, open: () => void): void {
  const id = `message-${item.id}`
  notifications.hide(id)
  const handleOpen = () => {
    notifications.hide(id)
    open()
  }
  notifications.show({
    id,
    position: 'top-right',
    autoClose: SHOWN_FOR,
    classNames: { root: classes.popup ?? '' },
    message: (
      <UnstyledButton className={classes.open ?? ''} onClick={handleOpen}>
        <PersonAvatar name={item.contact.name} photo={item.contact.photo} size={34} />
        <span className={classes.words}>
          <strong>{item.contact.name}</strong>
          <span>{text}</span>
        </span>
      </UnstyledButton>
    ),
  })
}
