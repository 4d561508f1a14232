import { Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import { asProblem } from '@/lib/problem'
import type { Contact, ReplyRequest } from '@/lib/schemas'
import { MOST_SEGMENTS, segmentsOf } from '@/lib/sms'
import { uuidv7 } from '@/lib/uuid'
import { changeConversation } from '@/live/apply-event'
import { useSmsLines } from '@/live/capabilities'
import { SmsCount } from '../composer/sms-count'
import { withoutHit } from '../search'
import { useOwnDepartments } from './use-own-departments'

interface SmsDialogProps {
  contact: Pick<Contact, 'id' | 'name'>
  /** Where a new service would be, when the agent belongs there. */
  department?: string | null | undefined
  onClose: () => void
}

/**
 * Sends one SMS: in the service that is open with this contact there, or in a new one of the agent's own. Which of the
 * two, the server knows; it keeps to one that is open.
 */
export function SmsDialog({ contact, department, onClose }: SmsDialogProps) {
  const { t } = useTranslation(['sms', 'inbox', 'service'])
  const cache = useQueryClient()
  const navigate = useNavigate()
  const lines = useSmsLines()
  const departments = useOwnDepartments()
  const usual = departments.find((it) => it.value === department) ?? departments[0]
  const [line, setLine] = useState<string | null>(null)
  const [where, setWhere] = useState<string | null>(usual?.value ?? null)
  const [text, setText] = useState('')
  const [messageId] = useState(uuidv7)
  const body = text.trim()
  const connectionId = line ?? lines[0]?.connectionId
  const send = useMutation({
    mutationFn: async (): Promise<string> => {
      const words: ReplyRequest = {
        id: messageId,
        kind: 'reply',
        content: { type: 'text', body },
        replyTo: null,
      }
      try {
        const begun = await api.post('/chats', {
          body: {
            contactId: contact.id,
            connectionId: connectionId ?? '',
            departmentId: where ?? '',
            first: words,
          },
        })
        changeConversation(cache, begun)
        return begun.id
      } catch (failure) {
        const { code, extra } = asProblem(failure)
        if (code !== 'already-open' || typeof extra.conversation !== 'string') throw failure
        const { conversation } = extra
        await api.post('/conversations/{conversationId}/messages', {
          path: { conversationId: conversation },
          body: words,
        })
        return conversation
      }
    },
  })
  const handleOpen = (id: string) => {
    onClose()
    void navigate({ to: '/conversations/$id', params: { id }, search: withoutHit })
  }
  const isReady =
    body !== '' && connectionId && where !== null && segmentsOf(body).count <= MOST_SEGMENTS
  return (
    <Modal opened onClose={onClose} title={t('title', { name: contact.name })}>
      {send.data ? (
        <Stack>
          <Text role="status">{t('underWay')}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:close')}
            </Button>
            <Button onClick={() => handleOpen(send.data)} data-autofocus>
              {t('open')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Stack>
          {lines.length > 1 && (
            <Select
              label={t('inbox:ticket.connection')}
              data={lines.map((it) => ({ value: it.connectionId, label: it.name }))}
              value={connectionId ?? null}
              onChange={setLine}
              allowDeselect={false}
            />
          )}
          {departments.length > 1 && (
            <Select
              label={t('service:begin.department')}
              data={departments}
              value={where}
              onChange={setWhere}
              allowDeselect={false}
              searchable
            />
          )}
          <div>
            <Textarea
              label={t('inbox:writeReply')}
              autosize
              minRows={3}
              maxRows={8}
              data-autofocus
              value={text}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
            />
            <SmsCount text={body} />
          </div>
          {send.isError && (
            <Text role="alert" size="sm" c="var(--bad-text)">
              {problemText(send.error)}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button disabled={!isReady} loading={send.isPending} onClick={() => send.mutate()}>
              {t('send')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
