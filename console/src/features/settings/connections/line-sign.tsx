import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Connection } from '@/lib/schemas'
import { useLineState } from '@/live/line-states'

/** In one line how a connection stands that a provider carries, and how much waits on it. */
export function LineSign({
  connection,
}: {
  connection: Pick<Connection, 'id' | 'kind' | 'state'>
}) {
  const { t } = useTranslation('settings')
  const line = useLineState(connection.id, true)
  if (!line) return null
  const isWell = !line.trouble && connection.state === 'on'
  const state = line.trouble ? line.trouble.kind : connection.state === 'on' ? 'well' : 'off'
  return (
    <Text size="sm" c={isWell ? 'var(--ok-text)' : 'var(--warn-text)'}>
      {t([`${connection.kind}.state.${state}`, `whatsapp.state.${state}`])}
      {line.queued > 0 && ` · ${t('whatsapp.queued', { count: line.queued })}`}
    </Text>
  )
}
