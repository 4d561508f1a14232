import { notifications } from '@mantine/notifications'
import { useEffect, useRef } from 'react'
import { problemText } from '@/lib/i18n'
import { useDesk } from '@/live/connection'

/** Says that a colleague was quicker with the conversation. For the one who shows it, not for each who sends into it. */
export function useTakenNotice(conversationId: string) {
  const desk = useDesk()
  const onRefusal = useRef(desk.onRefusal.bind(desk)).current
  useEffect(
    () =>
      onRefusal((outgoing, problem) => {
        if (outgoing.conversationId !== conversationId || problem.code !== 'already-taken') return
        notifications.show({ color: 'orange', message: problemText(problem) })
      }),
    [onRefusal, conversationId],
  )
}
