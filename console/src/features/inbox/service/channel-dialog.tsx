import { Anchor, Loader, Modal, Stack, Text, UnstyledButton } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import { asProblem } from '@/lib/problem'
import type { Way } from '@/lib/schemas'
import { changeConversation } from '@/live/apply-event'
import type { ConversationView } from '@/live/view'
import { ChannelIcon } from '../channel-icon'
import { withoutHit } from '../search'
import { focusComposer, openDialog } from '../ui-state'
import classes from './channel-dialog.module.css'
import { waysQuery } from './queries'

/** Mudar de canal: the same service goes on through the connection that is clicked. */
export function ChannelDialog({ view }: { view: ConversationView }) {
  const { t } = useTranslation('service')
  const cache = useQueryClient()
  const { conversation, contact } = view
  const ways = useQuery(waysQuery(conversation))
  const close = () => openDialog(null)
  const change = useMutation({
    mutationFn: ({ connection }: Way) =>
      api.put('/conversations/{conversationId}/connection', {
        path: { conversationId: conversation.id },
        body: { connectionId: connection.id },
      }),
    onSuccess: (changed) => {
      changeConversation(cache, changed)
      const values = { name: contact.name, channel: changed.connection.name }
      notifications.show({ message: t('done.channelChanged', values) })
      close()
      focusComposer()
    },
  })
  const failure = ways.error ?? change.error
  const refused = failure ? asProblem(failure) : null
  const other = refused?.code === 'already-open' ? refused.extra.conversation : null
  return (
    <Modal opened onClose={close} title={t('channel.title', { name: contact.name })}>
      <Stack gap="sm">
        <Text size="sm" c="var(--ink2)">
          {t('channel.text', { channel: conversation.connection.name })}
        </Text>
        {ways.isPending && <Loader size="sm" />}
        {ways.data?.items.length === 0 && (
          <Text size="sm" role="status">
            {t('channel.none', { name: contact.name })}
          </Text>
        )}
        <div className={classes.ways}>
          {ways.data?.items.map((way) => (
            <WayButton
              key={way.connection.id}
              way={way}
              isBusy={change.isPending}
              onClick={() => change.mutate(way)}
            />
          ))}
        </div>
        {refused && (
          <Text role="alert" size="sm" c="var(--bad-text)">
            {problemText(refused)}{' '}
            {typeof other === 'string' && (
              <Anchor
                size="sm"
                renderRoot={(props) => (
                  <Link
                    {...props}
                    to="/conversations/$id"
                    params={{ id: other }}
                    search={withoutHit}
                    onClick={close}
                  />
                )}
              >
                {t('begin.open')}
              </Anchor>
            )}
          </Text>
        )}
      </Stack>
    </Modal>
  )
}

interface WayButtonProps {
  way: Way
  isBusy: boolean
  onClick: () => void
}

function WayButton({ way: { connection, templates }, isBusy, onClick }: WayButtonProps) {
  const { t } = useTranslation('service')
  return (
    <UnstyledButton className={classes.way ?? ''} disabled={isBusy} onClick={onClick}>
      <span className={classes.icon}>
        <ChannelIcon kind={connection.kind} />
      </span>
      <span className={classes.text}>
        {connection.name}
        {templates && <small>{t('channel.templates')}</small>}
      </span>
    </UnstyledButton>
  )
}
