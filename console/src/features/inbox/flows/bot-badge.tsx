import { Badge } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '@/lib/schemas'
import { useAssistants } from '@/live/assistants'
import { flowRunsQuery } from '@/live/flow-runs'

/** Who talks with the customer at this moment: a flow, or a bot of somebody else's. */
export function BotBadge({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('flows')
  const assistants = useAssistants(conversation)
  const runs = useQuery({ ...flowRunsQuery(conversation), enabled: assistants.length > 0 })
  const run = runs.data?.runs.find((it) => it.ending == null)
  const assistant = run && !run.flow ? run.name : null
  const isActive = conversation.bot === 'active'
  if (assistants.length > 0 && runs.isPending) return null
  return (
    <Badge variant="light" color={isActive ? 'brand' : 'yellow'}>
      {assistant
        ? t(isActive ? 'assistantAnswers' : 'assistantPaused', { name: assistant })
        : t(isActive ? 'underway' : 'paused')}
    </Badge>
  )
}
