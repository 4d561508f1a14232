import { ActionIcon, Button, Text, Tooltip } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy, IconSend } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import { changeConversation } from '@/live/apply-event'
import { useBootstrap } from '@/live/bootstrap'
import type { ConversationView } from '@/live/view'
import { useOutgoing } from '../composer/use-outgoing'
import classes from './contact-panel.module.css'

/** Protocolo: the number by which the customer speaks of this service; to be had, copied and told. */
export function ProtocolFact({ view }: { view: ConversationView }) {
  const { t } = useTranslation('inbox')
  const { protocol } = view.conversation.ticket
  return (
    <>
      <dt>{t('ticket.protocol')}</dt>
      <dd>{protocol ? <Known view={view} protocol={protocol} /> : <Missing view={view} />}</dd>
    </>
  )
}

function Known({ view, protocol }: { view: ConversationView; protocol: string }) {
  const { t } = useTranslation('inbox')
  const clipboard = useClipboard({ timeout: 3_000 })
  const message = useBootstrap((it) => it.me.account.protocolMessage)
  const send = useOutgoing(view.conversation, 'reply')
  const Icon = clipboard.copied ? IconCheck : IconCopy
  const body = message.replaceAll('{{protocolo}}', protocol)
  return (
    <span className={classes.protocol}>
      <strong>{protocol}</strong>
      <Tooltip label={t(clipboard.copied ? 'protocol.copied' : 'protocol.copy')}>
        <ActionIcon
          size={24}
          variant="subtle"
          aria-label={t('protocol.copy')}
          onClick={() => clipboard.copy(protocol)}
        >
          <Icon size={16} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      {view.allowed.includes('reply') && (
        <Tooltip label={t('protocol.send')}>
          <ActionIcon
            size={24}
            variant="subtle"
            aria-label={t('protocol.send')}
            onClick={() => send({ contents: () => [{ type: 'text', body }] })}
          >
            <IconSend size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      )}
    </span>
  )
}

function Missing({ view }: { view: ConversationView }) {
  const { t } = useTranslation('inbox')
  const cache = useQueryClient()
  const { id } = view.conversation
  const give = useMutation({
    mutationFn: () =>
      api.put('/conversations/{conversationId}/protocol', { path: { conversationId: id } }),
    onSuccess: (conversation) => changeConversation(cache, conversation),
  })
  return (
    <>
      <Button
        size="compact-xs"
        variant="light"
        loading={give.isPending}
        onClick={() => give.mutate()}
      >
        {t('protocol.give')}
      </Button>
      {give.isError && (
        <Text role="alert" size="xs" c="var(--bad-text)">
          {problemText(give.error)}
        </Text>
      )}
    </>
  )
}
