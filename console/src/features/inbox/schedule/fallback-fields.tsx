import { Alert, Anchor, Stack, Text } from '@mantine/core'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Conversation, Schedule } from '@/lib/schemas'
import type { ConversationView } from '@/live/view'
import { TemplateFields } from '../templates/template-fields'
import { useTemplateChoice } from '../templates/use-template-choice'

/** Until when the customer can be written to freely, asked again when they have written. */
function windowQuery(conversation: Conversation | undefined) {
  const { id = '', incoming = 0, connection } = conversation ?? {}
  return queryOptions({
    queryKey: ['reply-window', id, connection?.id, incoming, 'ahead'],
    queryFn: ({ signal }) =>
      api.get('/conversations/{conversationId}/window', { path: { conversationId: id }, signal }),
    enabled: connection !== undefined && connection.kind !== 'webchat',
  })
}

/** Whether only a template gets through at that time, unless the customer writes before. */
export function useShutBy(conversation: Conversation | undefined, at: string | null): boolean {
  const { data } = useQuery(windowQuery(conversation))
  if (!data || at === null || conversation?.connection.kind === 'webchat') return false
  return !data.open || (data.until != null && Date.parse(data.until) <= Date.parse(at))
}

/** What goes instead: the one that was chosen before, or one that is chosen now. */
export function useFallback(
  view: ConversationView | undefined,
  at: string | null,
  schedule: Schedule | null,
) {
  const conversation = view?.conversation
  const isShut = useShutBy(conversation, at)
  const [kept, setKept] = useState(schedule?.fallback ?? null)
  const choice = useTemplateChoice(
    conversation?.connection.id ?? '',
    conversation ? { conversationId: conversation.id } : {},
  )
  const isSamePlace = conversation !== undefined && conversation.id === schedule?.conversationId
  const held = isSamePlace ? kept : null
  return {
    isShut,
    held,
    choice,
    drop: () => setKept(null),
    content: held?.content ?? (isShut ? choice.content : null),
  }
}

/** Warns of a time at which words would not get through, and offers what would. */
export function FallbackFields({ fallback }: { fallback: ReturnType<typeof useFallback> }) {
  const { t } = useTranslation('schedules')
  const { isShut, held, choice } = fallback
  if (held) {
    return (
      <Text size="sm" mt="sm">
        {t('fallback.held', { name: held.name })}{' '}
        <Anchor component="button" type="button" fz="inherit" onClick={fallback.drop}>
          {t('fallback.drop')}
        </Anchor>
        <Text component="span" display="block" size="xs" c="var(--ink2)">
          {held.body}
        </Text>
      </Text>
    )
  }
  if (!isShut) return null
  return (
    <Stack gap="sm" mt="sm">
      <Alert color="yellow" variant="light" c="var(--ink)" role="status">
        {t(choice.content ? 'fallback.chosen' : 'fallback.needed')}
      </Alert>
      <TemplateFields choice={choice} />
    </Stack>
  )
}
