import { Switch, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Connection } from '@/lib/schemas'
import { useDepartment } from '@/live/bootstrap'
import { keys } from '@/live/keys'
import { ListRow } from '../list-row'
import { connectionsQuery } from '../queries'
import { refusalText } from '../refusal'
import classes from '../settings.module.css'
import { LineSign } from './line-sign'

interface ConnectionRowProps {
  connection: Connection
  onDelete?: () => void
}

/** A connection in a list, with its switch. */
export function ConnectionRow({ connection, onDelete }: ConnectionRowProps) {
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
      void cache.invalidateQueries({ queryKey: keys.lines })
      notifications.show({ message: t('saved') })
    },
  })
  return (
    <ListRow name={name} {...(onDelete && { onDelete })}>
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
