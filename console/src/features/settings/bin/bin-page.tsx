import { ActionIcon, Button, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { moment, shortDate } from '@/lib/format'
import type { Conversation } from '@/lib/schemas'
import { changeConversation } from '@/live/apply-event'
import { useDepartment } from '@/live/bootstrap'
import { Loaded } from '@/ui/loaded'
import { PersonAvatar } from '@/ui/person-avatar'
import { EmptyState } from '@/ui/states'
import { ConfirmDialog } from '../confirm-dialog'
import { PageHeader } from '../page-header'
import { binQuery } from '../queries'
import { refusalText } from '../refusal'
import classes from '../settings.module.css'

const DAY = 86_400_000
/** For so long a deleted conversation can be restored. */
const KEPT_DAYS = 30

/** Lixeira: what was deleted, until it goes for good. */
export function BinPage() {
  const { t } = useTranslation('settings')
  const bin = useQuery(binQuery)
  return (
    <div className={classes.page}>
      <PageHeader title={t('places.bin')} text={t('bin.text', { count: KEPT_DAYS })} />
      <Loaded query={bin}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconTrash size={26} />} text={t('bin.empty')} />
          ) : (
            <ul className={classes.rows}>
              {items.map((it) => (
                <BinRow key={it.id} item={it} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  )
}

function BinRow({ item }: { item: Conversation }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const navigate = useNavigate()
  const department = useDepartment(item.department)
  const { id, contact, ticket, deletedAt } = item
  const { name } = contact
  const [isAsking, setAsking] = useState(false)
  const restore = useMutation({
    mutationFn: () =>
      api.put('/bin/{conversationId}/restoration', { path: { conversationId: id } }),
    onSuccess: (restored) => {
      changeConversation(cache, restored)
      void cache.invalidateQueries({ queryKey: binQuery.queryKey })
      notifications.show({ message: t('bin.restored', { name }) })
      void navigate({ to: '/conversations/$id', params: { id } })
    },
  })
  const purge = async () => {
    await api.delete('/bin/{conversationId}', { path: { conversationId: id } })
    await cache.invalidateQueries({ queryKey: binQuery.queryKey })
    notifications.show({ message: t('bin.purged', { name }) })
  }
  return (
    <li className={classes.row}>
      <PersonAvatar name={name} photo={contact.photo} size={36} />
      <div className={classes.rowText}>
        <strong>{name}</strong>
        <p>
          {[`#${ticket.number}`, department?.name, item.connection.name]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {deletedAt && (
          <p>
            {t('bin.until', {
              at: moment(deletedAt),
              date: shortDate(new Date(Date.parse(deletedAt) + KEPT_DAYS * DAY).toISOString()),
            })}
          </p>
        )}
        {restore.isError && (
          <Text role="alert" size="sm" c="var(--bad-text)">
            {refusalText(restore.error)}
          </Text>
        )}
      </div>
      <Button
        variant="default"
        size="xs"
        loading={restore.isPending}
        aria-label={t('bin.restoreThis', { name })}
        onClick={() => restore.mutate()}
      >
        {t('bin.restore')}
      </Button>
      <ActionIcon aria-label={t('bin.purgeThis', { name })} onClick={() => setAsking(true)}>
        <IconTrash size={17} stroke={1.5} />
      </ActionIcon>
      {isAsking && (
        <ConfirmDialog
          title={t('bin.purgeTitle', { name })}
          text={t('bin.purgeText')}
          confirm={t('bin.purge')}
          action={purge}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  )
}
