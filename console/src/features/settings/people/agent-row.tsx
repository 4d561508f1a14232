import { ActionIcon, Badge, Switch, Text, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconShieldCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Agent } from '@/lib/schemas'
import { usePresence } from '@/live/apply-moment'
import { useBootstrap } from '@/live/bootstrap'
import { PersonAvatar, PresenceDot } from '@/ui/person-avatar'
import { ConfirmDialog } from '../confirm-dialog'
import { ListRow } from '../list-row'
import { refusalText } from '../refusal'
import classes from '../settings.module.css'
import { useSaveAgent } from './use-save-agent'

interface AgentRowProps {
  agent: Agent
  onEdit: () => void
  onPermit: () => void
}

/** A colleague, and whether they still work here. */
export function AgentRow({ agent, onEdit, onPermit }: AgentRowProps) {
  const { t } = useTranslation('settings')
  const departments = useBootstrap((it) => it.departments)
  const save = useSaveAgent(agent.id)
  const [isAsking, setAsking] = useState(false)
  const welcome = useMutation({
    mutationFn: () => save({ active: true }),
    onSuccess: () => notifications.show({ message: t('saved') }),
  })
  const { name, email, photo, profile, active } = agent
  const presence = usePresence(agent.id)
  return (
    <ListRow name={name} onEdit={onEdit}>
      <PersonAvatar
        name={name}
        photo={photo}
        size={36}
        badge={active && <PresenceDot presence={presence} />}
      />
      <div className={classes.rowText}>
        <strong>{name}</strong>
        <p>{active ? `${email} · ${t(`people.presence.${presence}`)}` : email}</p>
        <p>
          {departments
            .filter((it) => agent.departments.includes(it.id))
            .map((it) => it.name)
            .join(' · ') || t('people.noDepartment')}
        </p>
        {welcome.isError && (
          <Text role="alert" size="sm" c="var(--bad-text)">
            {refusalText(welcome.error)}
          </Text>
        )}
      </div>
      <Badge variant="default" tt="none">
        {t(`profiles.${profile}`)}
        {agent.permissions && profile !== 'admin' ? ` · ${t('permissions.own')}` : ''}
      </Badge>
      <Switch
        label={t(active ? 'people.active' : 'people.inactive')}
        aria-label={`${t(active ? 'people.active' : 'people.inactive')}: ${name}`}
        checked={active}
        disabled={welcome.isPending}
        onChange={() => (active ? setAsking(true) : welcome.mutate())}
      />
      <Tooltip label={t('permissions.open')}>
        <ActionIcon aria-label={t('permissions.title', { name })} onClick={onPermit}>
          <IconShieldCheck size={17} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      {isAsking && (
        <ConfirmDialog
          title={t('people.endTitle', { name })}
          text={t('people.endText')}
          confirm={t('people.end')}
          action={() => save({ active: false })}
          onClose={() => setAsking(false)}
        />
      )}
    </ListRow>
  )
}
