import { Button, Group, Stack, Switch, Text } from '@mantine/core'
import { IconHistory, IconSend } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import { changeContact, changeConversation } from '@/live/apply-event'
import { useAssistants } from '@/live/assistants'
import type { ConversationView } from '@/live/view'
import classes from '../contact/contact-panel.module.css'
import { openDialog } from '../ui-state'
import { AssistantSwitch } from './assistant-switch'
import { BotBadge } from './bot-badge'

/** What the chatbot does here, and the switches that keep it from doing so by itself. */
export function BotSection({ view }: { view: ConversationView }) {
  const { t } = useTranslation('flows')
  const cache = useQueryClient()
  const { conversation, contact } = view
  const assistants = useAssistants(conversation)
  const turn = useMutation({
    mutationFn: (on: boolean) =>
      api.put('/conversations/{conversationId}/chatbot', {
        path: { conversationId: conversation.id },
        body: { on },
      }),
    onSuccess: (now) => changeConversation(cache, now),
  })
  const block = useMutation({
    mutationFn: (off: boolean) => {
      const path = { id: contact.id }
      return off
        ? api.put('/contacts/{id}/chatbot-block', { path })
        : api.delete('/contacts/{id}/chatbot-block', { path })
    },
    onSuccess: (now) => changeContact(cache, now),
  })
  const failure = turn.error ?? block.error
  const isOpen = !['resolved', 'closed'].includes(conversation.state) && !conversation.ended
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <h3>{t('section')}</h3>
        {conversation.bot && <BotBadge conversation={conversation} />}
      </div>
      <Stack gap="xs">
        <Switch
          size="sm"
          label={t('botOn')}
          checked={turn.isPending ? turn.variables : conversation.botOn}
          onChange={(event) => turn.mutate(event.currentTarget.checked)}
        />
        {assistants.map((it) => (
          <AssistantSwitch key={it.assistant} conversation={conversation} assistant={it} />
        ))}
        <Switch
          size="sm"
          color="red"
          label={t('blockBot')}
          checked={block.isPending ? block.variables : contact.botOff}
          onChange={(event) => block.mutate(event.currentTarget.checked)}
        />
        {failure && (
          <Text role="alert" size="sm" c="var(--bad-text)">
            {problemText(failure)}
          </Text>
        )}
        <Group gap="xs">
          {isOpen && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconSend size={14} stroke={1.5} />}
              onClick={() => openDialog('fire-flow')}
            >
              {t('fire')}
            </Button>
          )}
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconHistory size={14} stroke={1.5} />}
            onClick={() => openDialog('flow-runs')}
          >
            {t('runs')}
          </Button>
        </Group>
      </Stack>
    </section>
  )
}
