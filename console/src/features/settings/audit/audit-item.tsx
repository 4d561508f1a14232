import { IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { exact, internetAddress, moment, number } from '@/lib/format'
import type { AuditEntry } from '@/lib/schemas'
import { useAgent } from '@/live/bootstrap'
import { PersonAvatar } from '@/ui/person-avatar'
import settings from '../settings.module.css'
import classes from './audit.module.css'
import { useNames, useSay } from './use-say'

/** So many fields are shown at once; the rest unfolds. */
const SHOWN = 4

/** One change: who, what, when, and each field before and after. */
export function AuditItem({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('audit')
  const agent = useAgent(entry.agent)
  const { action, changes } = entry
  const area = entry.path.split('/')[3] ?? ''
  const names = useNames()
  // What has no name of its own is called after what the request was for.
  const target = entry.path.split('/').findLast((it) => names.has(it))
  const own = [...new Set(changes.flatMap((it) => it.name ?? []))].join(', ')
  const named = own || names.get(target ?? '')
  return (
    <li className={settings.row}>
      <PersonAvatar name={entry.agentName} photo={agent?.photo} size={34} />
      <div className={settings.rowText}>
        <strong>
          {t([`action.${area}-${action}`, `action.${action}`, 'action.other'], { action })}
          {named && `: ${named}`}
        </strong>
        <p>
          {entry.agentName} · <time title={exact(entry.at)}>{moment(entry.at)}</time> ·{' '}
          {internetAddress(entry.address)}
        </p>
        {changes.length > 0 && <Changes entry={entry} />}
      </div>
    </li>
  )
}

type Changed = AuditEntry['changes'][number]

function Changes({ entry: { changes } }: { entry: AuditEntry }) {
  const { t } = useTranslation('audit')
  const first = changes.slice(0, SHOWN)
  const rest = changes.slice(SHOWN)
  return (
    <>
      <Fields changes={first} />
      {rest.length > 0 && (
        <details className={classes.rest}>
          <summary>{t('others', { count: rest.length, shown: number(rest.length) })}</summary>
          <Fields changes={rest} />
        </details>
      )}
    </>
  )
}

function Fields({ changes }: { changes: readonly Changed[] }) {
  const { t } = useTranslation('audit')
  const say = useSay()
  return (
    <dl className={classes.changes}>
      {changes.map(({ thing, field, before, after }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry never changes
        <div key={index}>
          <dt>{t([`field.${thing}.${field}`, `field.${field}`, 'field.other'], { field })}</dt>
          <dd>
            <span className={classes.before}>{say(before, field)}</span>
            <IconArrowRight size={14} stroke={1.5} role="img" aria-label={t('became')} />
            <span>{say(after, field)}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
