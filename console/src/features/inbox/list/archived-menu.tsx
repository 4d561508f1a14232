import { ActionIcon, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDotsVertical } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { problemText } from '@/lib/i18n'
import type { Conversation } from '@/lib/schemas'
import { changeConversation } from '@/live/apply-event'
import { useMe } from '@/live/bootstrap'
import { ACTS } from '../actions/acts'
import { remove } from '../actions/remove'
import { transfer } from '../actions/transfer'
import { unarchive } from '../actions/unarchive'
import { openDialogOf } from '../ui-state'
import classes from './conversation-row.module.css'

/** What one may do with an archived conversation without opening it first. */
export function ArchivedMenu({ item }: { item: Conversation }) {
  const { t } = useTranslation('inbox')
  const cache = useQueryClient()
  const navigate = useNavigate()
  const { permissions } = useMe()
  const label = t('list:actionsOf', { name: item.contact.name })
  const open = (dialog: 'transfer' | 'delete') => () => {
    openDialogOf(item.id, dialog)
    void navigate({ to: '/conversations/$id', params: { id: item.id }, search: true })
  }
  const bringBack = async () => {
    try {
      changeConversation(cache, await ACTS.unarchive(item.id))
    } catch (failure) {
      notifications.show({ color: 'red', message: problemText(failure) })
    }
  }
  const entries = [
    { action: transfer, run: open('transfer') },
    { action: unarchive, run: () => void bringBack() },
    ...(permissions.includes('delete') ? [{ action: remove, run: open('delete') }] : []),
  ]
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" size={22} className={classes.more ?? ''} aria-label={label}>
          <IconDotsVertical size={15} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map(({ action, run }) => (
          <Menu.Item
            key={action.id}
            leftSection={<action.icon size={17} stroke={1.5} />}
            onClick={run}
            {...(action === remove ? { c: 'var(--bad-text)' } : {})}
          >
            {t(`action.${action.id}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
