import { ActionIcon, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { Conversation } from '@/lib/schemas'
import { changeConversation } from '@/live/apply-event'
import { useHasChatbot } from '@/live/flows'

/** Pausar fluxo and Retomar fluxo: there only while a flow is under way. */
export function PauseButton({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('flows')
  const cache = useQueryClient()
  const hasChatbot = useHasChatbot()
  const isPaused = conversation.bot === 'paused'
  const path = { conversationId: conversation.id }
  const turn = useMutation({
    mutationFn: () =>
      isPaused
        ? api.delete('/conversations/{conversationId}/flow-pause', { path })
        : api.put('/conversations/{conversationId}/flow-pause', { path }),
    onSuccess: (now) => changeConversation(cache, now),
    onError: (failure) => notifications.show({ color: 'red', message: problemText(failure) }),
  })
  if (conversation.bot == null || !hasChatbot) return null
  const label = t(isPaused ? 'resume' : 'pause')
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant={isPaused ? 'light' : 'subtle'}
        aria-label={label}
        loading={turn.isPending}
        onClick={() => turn.mutate()}
      >
        {isPaused ? (
          <IconPlayerPlay size={19} stroke={1.5} />
        ) : (
          <IconPlayerPause size={19} stroke={1.5} />
        )}
      </ActionIcon>
    </Tooltip>
  )
}
