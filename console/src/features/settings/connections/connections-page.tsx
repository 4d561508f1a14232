import { Button, Menu } from '@mantine/core'
import {
  IconBrandWhatsapp,
  IconDeviceMobileMessage,
  IconMessageChatbot,
  IconPlus,
  IconWorld,
} from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Connection } from '@/lib/schemas'
import { ListPage } from '../list-page'
import { connectionsQuery } from '../queries'
import classes from '../settings.module.css'
import { useListDialogs } from '../use-list-dialogs'
import { ConnectionRow } from './connection-row'
import { NewConnectionDialog } from './new-connection-dialog'
import { NewSmsDialog } from './new-sms-dialog'
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
        <Menu.Item
          leftSection={<IconDeviceMobileMessage size={18} stroke={1.5} />}
          onClick={() => setNew('sms')}
        >
          {t('connections.sms')}
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
          {isNew === 'sms' && <NewSmsDialog onClose={() => setNew(null)} />}
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
