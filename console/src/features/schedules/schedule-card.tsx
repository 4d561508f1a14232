import { ActionIcon, Badge, Button, Tooltip } from '@mantine/core'
import {
  IconClipboardText,
  IconFile,
  IconMicrophone,
  IconPencil,
  IconPlayerPlay,
  IconTrash,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exact, moment } from '@/lib/format'
import type { Schedule } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import { PersonAvatar } from '@/ui/person-avatar'
import { ConfirmDialog } from './confirm-dialog'
import { useReason } from './reason'
import classes from './schedules.module.css'
import { useScheduleActs } from './use-schedule-acts'

const COLORS = {
  pending: 'violet',
  sending: 'blue',
  sent: 'green',
  failed: 'red',
  cancelled: 'gray',
} as const satisfies Record<Schedule['state'], string>

interface ScheduleCardProps {
  schedule: Schedule
  onEdit: () => void
}

/** One scheduled message: how it stands, when, for whom, what, by whom, and what can be done. */
export function ScheduleCard({ schedule, onEdit }: ScheduleCardProps) {
  const { t } = useTranslation('schedules')
  const { contact, connection, state, at, text, files, fallback } = schedule
  const author = useBootstrap((it) => it.agents.find(({ id }) => id === schedule.author)?.name)
  const canceller = useBootstrap((it) => it.agents.find(({ id }) => id === schedule.endedBy)?.name)
  const reason = useReason(schedule.reason)
  // Whoever ran it at once sent it before its time.
  const shownAt = state === 'sent' ? (schedule.endedAt ?? at) : at
  return (
    <li className={classes.card} data-state={state}>
      <div className={classes.top}>
        <Badge variant="light" color={COLORS[state]} radius="sm" className={classes.badge ?? ''}>
          {t(`state.${state}`)}
        </Badge>
        <time dateTime={shownAt} title={exact(shownAt)}>
          {moment(shownAt)}
        </time>
      </div>
      <div className={classes.who}>
        <PersonAvatar name={contact.name} photo={contact.photo} size={34} />
        <div>
          <Link
            to="/conversations/$id"
            params={{ id: schedule.conversationId }}
            className={classes.name}
          >
            {contact.name}
          </Link>
          <span>{connection.name}</span>
        </div>
      </div>
      {text && <p className={classes.text}>{text}</p>}
      {files.length > 0 && (
        <ul className={classes.files} aria-label={t('files')}>
          {files.map(({ file, voice }) => (
            <li key={file.id}>
              {voice ? (
                <IconMicrophone size={15} stroke={1.5} aria-hidden="true" />
              ) : (
                <IconFile size={15} stroke={1.5} aria-hidden="true" />
              )}
              <a href={`/api/v1/files/${file.id}`} target="_blank" rel="noreferrer">
                {voice ? t('voice') : file.name}
              </a>
            </li>
          ))}
        </ul>
      )}
      {fallback && (
        <p className={classes.quiet}>
          <IconClipboardText size={15} stroke={1.5} aria-hidden="true" />
          {t('fallback.short', { name: fallback.name })}
        </p>
      )}
      {reason && (
        <p className={classes.reason} role="note">
          {t(state === 'pending' ? 'waits' : 'because', { reason })}
        </p>
      )}
      <div className={classes.foot}>
        <span className={classes.quiet}>
          {t('by', { name: author ?? '' })}
          {canceller && ` · ${t('cancelledBy', { name: canceller })}`}
        </span>
        <Acts schedule={schedule} onEdit={onEdit} />
      </div>
    </li>
  )
}

/** What can be done with it: everything while it is pending, later it can only be taken off the list. */
function Acts({ schedule, onEdit }: ScheduleCardProps) {
  const { t } = useTranslation('schedules')
  const { execute, cancel, remove } = useScheduleActs(schedule.id)
  const [asked, setAsked] = useState<'execute' | 'remove' | null>(null)
  const { name } = schedule.contact
  const isPending = schedule.state === 'pending'
  const close = () => setAsked(null)
  return (
    <div className={classes.acts}>
      {isPending && (
        <>
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconPlayerPlay size={14} stroke={1.7} />}
            loading={execute.isPending}
            onClick={() => setAsked('execute')}
          >
            {t('execute')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            loading={cancel.isPending}
            onClick={() => cancel.mutate()}
          >
            {t('cancel')}
          </Button>
          <Tooltip label={t('editOne')}>
            <ActionIcon variant="subtle" aria-label={t('editOf', { name })} onClick={onEdit}>
              <IconPencil size={18} stroke={1.5} />
            </ActionIcon>
          </Tooltip>
        </>
      )}
      {schedule.state !== 'sending' && (
        <Tooltip label={t('remove')}>
          <ActionIcon
            variant="subtle"
            aria-label={t('removeOf', { name })}
            onClick={() => setAsked('remove')}
          >
            <IconTrash size={18} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      )}
      {asked === 'execute' && (
        <ConfirmDialog
          title={t('executeTitle')}
          text={t('executeText', { name })}
          confirm={t('execute')}
          action={() => execute.mutateAsync()}
          onClose={close}
        />
      )}
      {asked === 'remove' && (
        <ConfirmDialog
          title={t('removeTitle')}
          text={t(isPending ? 'removeText' : 'removePastText')}
          confirm={t('remove')}
          action={() => remove.mutateAsync()}
          isDangerous
          onClose={close}
        />
      )}
    </div>
  )
}
