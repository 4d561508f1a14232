import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import { asProblem } from '@/lib/problem'
import type { Conversation, NewChat, Reach } from '@/lib/schemas'
import { uuidv7 } from '@/lib/uuid'
import { TemplateFields } from '../templates/template-fields'
import { useTemplateChoice } from '../templates/use-template-choice'
import { useOwnDepartments } from './use-own-departments'

/** What can come of a new chat. */
export interface ChatEnds {
  /** Somebody serves them already: shows that conversation. */
  onOpen: (id: string) => void
  onBegun: (conversation: Conversation) => void
  onClose: () => void
}

interface ChatFormProps extends ChatEnds {
  /** The connections that reach this person; never empty. */
  reaches: readonly Reach[]
  usual: Reach
  /** Who it is, or null while that is not said. */
  who: Pick<NewChat, 'contactId' | 'name' | 'phone'> | null
  /** By which connections they are known: whoever wrote lately needs no template. */
  known: readonly string[]
  /** What stands in the form is looked at once more before it goes; false keeps it. */
  check?: () => boolean
  /** Told of the field that was refused. */
  onRefusedPhone?: () => void
}

/** Through what, in which department, and with which words a chat begins. */
export function ChatForm({ reaches, usual, who, known, ...props }: ChatFormProps) {
  const { t } = useTranslation(['routine', 'inbox', 'service', 'templates'])
  const departments = useOwnDepartments()
  const [connectionId, setConnectionId] = useState<string | null>(null)
  const [department, setDepartment] = useState<string | null>(departments[0]?.value ?? null)
  const reach = reaches.find(({ connection }) => connection.id === connectionId) ?? usual
  const choice = useTemplateChoice(reach.connection.id, {
    name: who?.name ?? '',
    phone: who?.phone ?? '',
    departmentId: department ?? '',
  })
  const [messageId] = useState(uuidv7)
  const isKnown = known.includes(reach.connection.id)
  const begin = useMutation({
    mutationFn: (chat: NewChat) => api.post('/chats', { body: chat }),
    onSuccess: props.onBegun,
    onError: (failure) => {
      const { code, extra } = asProblem(failure)
      if (code === 'already-open' && typeof extra.conversation === 'string') {
        props.onOpen(extra.conversation)
      }
      if (extra.field === 'phone') props.onRefusedPhone?.()
    },
  })
  const { content } = choice
  const needsTemplate = reach.templates && !isKnown
  const isReady = department !== null && (content !== null || !needsTemplate)
  const handleBegin = () => {
    if (props.check && !props.check()) return
    if (!who || !department) return
    begin.mutate({
      ...who,
      connectionId: reach.connection.id,
      departmentId: department,
      first: content && { id: messageId, kind: 'reply', content, replyTo: null },
    })
  }
  return (
    <Stack>
      {reaches.length > 1 && (
        <Select
          label={t('inbox:ticket.connection')}
          data={reaches.map(({ connection }) => ({ value: connection.id, label: connection.name }))}
          value={reach.connection.id}
          onChange={setConnectionId}
          allowDeselect={false}
        />
      )}
      <Select
        label={t('service:begin.department')}
        data={departments}
        value={department}
        onChange={setDepartment}
        allowDeselect={false}
        searchable
        required
        error={departments.length === 0 ? t('newChat.noDepartment') : null}
      />
      {reach.templates && (
        <>
          <Text size="sm" c="var(--ink2)">
            {t(isKnown ? 'newChat.templateMaybe' : 'newChat.templateNeeded')}
          </Text>
          <TemplateFields key={reach.connection.id} choice={choice} />
        </>
      )}
      {begin.isError && (
        <Text role="alert" size="sm" c="var(--bad-text)">
          {problemText(begin.error)}
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={props.onClose}>
          {t('common:cancel')}
        </Button>
        <Button disabled={!isReady} loading={begin.isPending} onClick={handleBegin}>
          {t('newChat.begin')}
        </Button>
      </Group>
    </Stack>
  )
}
