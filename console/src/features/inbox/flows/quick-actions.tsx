import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconBolt, IconRobot, IconWand } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import { findReplies } from '@/lib/quick-reply'
import type { Conversation, FlowCard, QuickReply } from '@/lib/schemas'
import { changeConversation } from '@/live/apply-event'
import { flowsQuery, useHasChatbot } from '@/live/flows'
import { quickRepliesQuery } from '@/live/quick-replies'

/** As many of each as a menu can show without being searched. */
const MOST = 8

interface QuickActionsProps {
  conversation: Conversation
  /** Sends a quick reply as it is. */
  onReply: (reply: QuickReply) => void
}

/** Ações rápidas: flows and quick replies that go out with one click, while somebody attends. */
export function QuickActions({ conversation, onReply }: QuickActionsProps) {
  const { t } = useTranslation(['flows', 'replies'])
  const [isOpen, setOpen] = useState(false)
  const hasChatbot = useHasChatbot()
  const cache = useQueryClient()
  const flows = useQuery({ ...flowsQuery, enabled: isOpen && hasChatbot })
  const replies = useQuery({ ...quickRepliesQuery, enabled: isOpen })
  const fire = useMutation({
    mutationFn: ({ id }: FlowCard) =>
      api.post('/conversations/{conversationId}/flow-runs', {
        path: { conversationId: conversation.id },
        body: { flow: id, transfer: false },
      }),
    onSuccess: (fired, { name }) => {
      changeConversation(cache, fired)
      const values = { flow: name, name: conversation.contact.name }
      notifications.show({ message: t('fired', values) })
    },
    onError: (failure) => notifications.show({ color: 'red', message: problemText(failure) }),
  })
  if (conversation.state !== 'attending') return null
  const ready = (flows.data ?? []).filter(({ published }) => published).slice(0, MOST)
  const words = findReplies(replies.data ?? [], '').slice(0, MOST)
  const isEmpty = ready.length === 0 && words.length === 0
  return (
    <Menu opened={isOpen} onChange={setOpen} position="top-start" width={300}>
      <Menu.Target>
        <Tooltip label={t('quickActions')}>
          <ActionIcon variant="subtle" aria-label={t('quickActions')} loading={fire.isPending}>
            <IconWand size={19} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {ready.length > 0 && <Menu.Label>{t('fire')}</Menu.Label>}
        {ready.map((flow) => (
          <Menu.Item
            key={flow.id}
            leftSection={<IconRobot size={16} stroke={1.5} />}
            onClick={() => fire.mutate(flow)}
          >
            {flow.name}
          </Menu.Item>
        ))}
        {words.length > 0 && <Menu.Label>{t('replies:title')}</Menu.Label>}
        {words.map((reply) => (
          <Menu.Item
            key={reply.id}
            leftSection={<IconBolt size={16} stroke={1.5} />}
            onClick={() => onReply(reply)}
          >
            {reply.title}
          </Menu.Item>
        ))}
        {isEmpty && <Menu.Label>{t('noQuickActions')}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  )
}
