import { IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ConnectionCard } from '@/lib/schemas'
import { useLineState } from '@/live/line-states'
import classes from './conversation-pane.module.css'

/** Says why nothing goes out here just now, and how much waits for it. */
export function LineNotice({ connection }: { connection: ConnectionCard }) {
  const { t } = useTranslation('inbox')
  const line = useLineState(connection.id, connection.kind !== 'webchat')
  return (
    <div role="status">
      {line?.trouble && (
        <p className={classes.line}>
          <IconPlugConnectedX size={17} stroke={1.6} aria-hidden="true" />
          <span>
            {t([`line.${line.kind}.${line.trouble.kind}`, `line.${line.trouble.kind}`], {
              name: line.name,
            })}{' '}
            {line.queued > 0 && t('line.queued', { count: line.queued })}
          </span>
        </p>
      )}
    </div>
  )
}
