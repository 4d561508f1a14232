import { Popover, Tooltip, UnstyledButton } from '@mantine/core'
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { moment, number } from '@/lib/format'
import type { LineState } from '@/lib/schemas'
import { useMe } from '@/live/bootstrap'
import classes from './lines.module.css'
import { standingOf, useLines } from './use-lines'

interface LinesPopoverProps {
  className: string
}

/** At every moment: whether all connections work, and how many messages wait; one click says which. */
export function LinesPopover({ className }: LinesPopoverProps) {
  const { t } = useTranslation('lines')
  const [isOpen, setOpen] = useState(false)
  const { all, troubled, queued } = useLines()
  if (all.length === 0) return null
  const isWell = troubled.length === 0
  const Icon = isWell ? IconPlugConnected : IconPlugConnectedX
  const standing = isWell ? t('well') : t('troubled', { count: troubled.length })
  const label = queued > 0 ? `${standing} · ${t('queued', { count: queued })}` : standing
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="right-end"
      width={300}
      shadow="md"
      radius={12}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Tooltip label={label} position="right" disabled={isOpen}>
          <UnstyledButton
            className={`${className} ${isWell ? '' : classes.bad}`}
            aria-label={label}
            aria-haspopup="dialog"
            onClick={() => setOpen((it) => !it)}
          >
            <Icon size={21} stroke={1.5} />
            {queued > 0 ? (
              <b aria-hidden="true">{queued > 99 ? '99+' : number(queued)}</b>
            ) : (
              <i className={classes.dot} data-well={isWell || undefined} aria-hidden="true" />
            )}
          </UnstyledButton>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('title')} tabIndex={-1} data-autofocus>
        <ul className={classes.list}>
          {all.map((it) => (
            <Line key={it.connectionId} line={it} onLeave={() => setOpen(false)} />
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}

function Line({ line, onLeave }: { line: LineState; onLeave: () => void }) {
  const { t } = useTranslation('lines')
  const { connectionId, name, trouble, queued } = line
  const mayManage = useMe().permissions.includes('manage-connections')
  const standing = standingOf(line)
  return (
    <li className={classes.line}>
      <i className={classes.dot} data-well={standing === 'well' || undefined} aria-hidden="true" />
      <div className={classes.about}>
        <strong>{name}</strong>
        <span>{t(`state.${standing}`)}</span>
        {trouble && <span>{t('since', { at: moment(trouble.since) })}</span>}
        {queued > 0 && <span className={classes.queued}>{t('queued', { count: queued })}</span>}
      </div>
      {mayManage && (
        <Link
          to="/settings/connections/$id"
          params={{ id: connectionId }}
          aria-label={t('openOf', { name })}
          onClick={onLeave}
        >
          {t('open')}
        </Link>
      )}
    </li>
  )
}
