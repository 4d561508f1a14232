import { Switch, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { AssistantCard, Conversation } from '@/lib/schemas'
import { changeConversation } from '@/live/apply-event'

interface AssistantSwitchProps {
  conversation: Conversation
  assistant: AssistantCard
}

/** Whether a bot of somebody else's may take part in this ticket. */
export function AssistantSwitch({ conversation, assistant }: AssistantSwitchProps) {
  const { t } = useTranslation('flows')
  const cache = useQueryClient()
  const turn = useMutation({
    mutationFn: (on: boolean) =>
      api.put('/conversations/{conversationId}/assistants/{assistant}', {
        path: { conversationId: conversation.id, assistant: assistant.assistant },
        body: { on },
      }),
    onSuccess: (now) => changeConversation(cache, now),
  })
  const isOn = !conversation.ticket.silenced.includes(assistant.assistant)
  return (
    <>
      <Switch
        size="sm"
        label={t('assistantOn', { name: assistant.name })}
        checked={turn.isPending ? turn.variables : isOn}
        onChange={(event) => turn.mutate(event.currentTarget.checked)}
      />
      {turn.isError && (
        <Text role="alert" size="sm" c="var(--bad-text)">
          {problemText(turn.error)}
        </Text>
      )}
    </>
  )
}
