import { IconPlugConnectedX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { LineState } from '@/lib/schemas'
import { useMe } from '@/live/bootstrap'
import classes from './lines.module.css'
import { standingOf, useLines } from './use-lines'

/** Across the top of every page while a connection does not send, and only then. */
export function LinesStrip() {
  const { troubled } = useLines()
  return (
    <div role="status" className={classes.place}>
      {troubled.map((it) => (
        <Strip key={it.connectionId} line={it} />
      ))}
    </div>
  )
}

function Strip({ line }: { line: LineState }) {
  const { t } = useTranslation('lines')
  const { connectionId, name, queued } = line
  const mayManage = useMe().permissions.includes('manage-connections')
  return (
    <p className={classes.strip}>
      <IconPlugConnectedX size={17} stroke={1.7} aria-hidden="true" />
      <span>
        <strong>{t('down', { name })}</strong> · {t(`reason.${standingOf(line)}`)}
        {queued > 0 && ` · ${t('queued', { count: queued })}`}
      </span>
      {mayManage && (
        <Link to="/settings/connections/$id" params={{ id: connectionId }}>
          {t('open')}
        </Link>
      )}
    </p>
  )
}
