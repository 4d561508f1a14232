import { Menu, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '@/lib/schemas'
import type { ActionContext } from '../actions/action'
import { STATUSES } from '../actions/all'
import classes from './conversation-header.module.css'

/** Status de atendimento: how the service stands, and by hand how it can stand instead. */
export function StatusMenu({ context }: { context: ActionContext }) {
  const { t } = useTranslation('inbox')
  const { item } = context
  const status = statusOf(item)
  const possible = STATUSES.filter((it) => it.when(context))
  const label = t(`state.${status}`)
  if (possible.length === 0) {
    return (
      <span className={classes.status} data-status={status}>
        {label}
      </span>
    )
  }
  return (
    <Menu position="bottom-start" shadow="md" radius={10}>
      <Menu.Target>
        <UnstyledButton
          className={classes.status ?? ''}
          data-status={status}
          aria-label={t('statusIs', { status: label })}
        >
          {label}
          <IconChevronDown size={13} stroke={1.8} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('changeStatus')}</Menu.Label>
        {possible.map((action) => (
          <Menu.Item
            key={action.id}
            leftSection={<action.icon size={17} stroke={1.5} />}
            onClick={() => action.run(context)}
          >
            {t(`action.${action.id}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Where it is to be found comes before how far it is. */
function statusOf({ archived, snoozed, state }: Conversation) {
  if (archived) return 'archived'
  return snoozed ? 'snoozed' : state
}
