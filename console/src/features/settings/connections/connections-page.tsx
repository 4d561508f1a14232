import { Button, Menu, Switch, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconBrandWhatsapp, IconMessageChatbot, IconPlus, IconWorld } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Connection } from '@/lib/schemas'
import { useDepartment } from '@/live/bootstrap'
import { ListPage } from '../list-page'
import { ListRow } from '../list-row'
import { connectionsQuery } from '../queries'
import { refusalText } from '../refusal'
import classes from '../settings.module.css'
import { useListDialogs } from '../use-list-dialogs'
import { LineSign } from './line-sign'
import { NewConnectionDialog } from './new-connection-dialog'
import { NewWhatsAppDialog } from './new-whatsapp-dialog'

/** The doors through which customers write. */
export function ConnectionsPage() {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const [isNew, setNew] = useState<Connection['kind'] | null>(null)
  const { remove, dialog } = useListDialogs<Connection>({
    removal: ({ id, name }) => ({
      title: t('connections.deleteTitle', { name }),
      text: t('connections.deleteText'),
      action: async () => {
        await api.delete('/connections/{id}', { path: { id } })
        await cache.invalidateQueries({ queryKey: connectionsQuery.queryKey })
      },
    }),
  })
  const add = (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<IconPlus size={16} stroke={1.5} />}>{t('connections.add')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconWorld size={18} stroke={1.5} />}
          onClick={() => setNew('webchat')}
        >
          {t('connections.webchat')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconBrandWhatsapp size={18} stroke={1.5} />}
          onClick={() => setNew('whatsapp')}
        >
          {t('connections.whatsapp')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
  return (
    <ListPage
      title={t('places.connections')}
      text={t('connections.text')}
      query={useQuery(connectionsQuery)}
      add={add}
      icon={<IconMessageChatbot size={26} />}
      empty={t('connections.empty')}
      dialog={
        <>
          {dialog}
          {isNew === 'webchat' && <NewConnectionDialog onClose={() => setNew(null)} />}
          {isNew === 'whatsapp' && <NewWhatsAppDialog onClose={() => setNew(null)} />}
        </>
      }
    >
      {(connections) => (
        <ul className={classes.rows}>
          {connections.map((it) => (
            <ConnectionRow key={it.id} connection={it} onDelete={() => remove(it)} />
          ))}
        </ul>
      )}
    </ListPage>
  )
}

interface ConnectionRowProps {
  connection: Connection
  onDelete: () => void
}

function ConnectionRow({ connection, onDelete }: ConnectionRowProps) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const { id, kind, name, departmentId, state } = connection
  const department = useDepartment(departmentId)
  const toggle = useMutation({
    mutationFn: () =>
      api.patch('/connections/{id}', {
        path: { id },
        body: { state: state === 'on' ? 'off' : 'on' },
      }),
    onSuccess: (saved) => {
      cache.setQueryData(
        connectionsQuery.queryKey,
        (page) => page && { ...page, items: page.items.map((it) => (it.id === id ? saved : it)) },
      )
      notifications.show({ message: t('saved') })
    },
  })
  return (
    <ListRow name={name} onDelete={onDelete}>
      <div className={classes.rowText}>
        <Link to="/settings/connections/$id" params={{ id }}>
          {name}
        </Link>
        <p>
          {t(`connections.${kind}`)} · {department?.name ?? t('noDepartment')}
        </p>
        {kind !== 'webchat' && <LineSign connection={connection} />}
        {toggle.isError && (
          <Text role="alert" size="sm" c="var(--bad-text)">
            {refusalText(toggle.error)}
          </Text>
        )}
      </div>
      <Switch
        label={t(`connections.${state}`)}
        aria-label={`${t(`connections.${state}`)}: ${name}`}
        checked={state === 'on'}
        disabled={toggle.isPending}
        onChange={() => toggle.mutate()}
      />
    </ListRow>
  )
}
