import { ActionIcon, Avatar, Button, Tooltip, UnstyledButton } from '@mantine/core'
import { IconArrowLeft, IconInfoCircle, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { moment } from '@/lib/format'
import { useViewers } from '@/live/apply-moment'
import { useAgent, useBootstrap, useDepartment } from '@/live/bootstrap'
import type { ConversationView } from '@/live/view'
import { PersonAvatar } from '@/ui/person-avatar'
import { accept } from '../actions/accept'
import type { Action, ActionContext } from '../actions/action'
import { begin } from '../actions/begin'
import { callWhatsApp } from '../actions/call-whatsapp'
import { reopen } from '../actions/reopen'
import { resolve } from '../actions/resolve'
import { returnToQueue } from '../actions/return'
import { snooze } from '../actions/snooze'
import { take } from '../actions/take'
import { transfer } from '../actions/transfer'
import { unarchive } from '../actions/unarchive'
import { useActionContext } from '../actions/use-action-context'
import { wake } from '../actions/wake'
import { useBeside } from '../beside'
import { ChannelIcon } from '../channel-icon'
import { withoutHit } from '../search'
import classes from './conversation-header.module.css'
import { OptionsMenu } from './options-menu'
import { ReopenCall } from './reopen-call'
import { StatusMenu } from './status-menu'

/** Who this is, who has it, and what can be done with it now. */
export function ConversationHeader({ view }: { view: ConversationView }) {
  const { t } = useTranslation('inbox')
  const context = useActionContext(view)
  const { conversation, contact } = view
  const { panel } = context
  const toggle = t(panel.isOpen ? 'hidePanel' : 'showPanel')
  return (
    <header className={classes.header}>
      <WayBack />
      <PersonAvatar
        name={contact.name}
        photo={contact.photo}
        badge={<ChannelIcon kind={conversation.connection.kind} />}
      />
      <div className={classes.who}>
        <div className={classes.named}>
          <h2 className={classes.heading}>
            <UnstyledButton className={classes.name ?? ''} onClick={() => panel.set(true)}>
              {contact.name}
            </UnstyledButton>
          </h2>
          <StatusMenu context={context} />
        </div>
        <Assignment view={view} />
      </div>
      <Viewers conversationId={conversation.id} />
      <ReopenCall conversationId={conversation.id} />
      <ActionButton action={callWhatsApp} context={context} kind="icon" />
      <ActionButton action={returnToQueue} context={context} kind="icon" />
      <ActionButton action={transfer} context={context} kind="icon" />
      <ActionButton action={snooze} context={context} kind="icon" />
      <ActionButton action={wake} context={context} kind="plain" />
      <ActionButton action={take} context={context} kind="plain" />
      <ActionButton action={accept} context={context} kind="main" />
      <ActionButton action={resolve} context={context} kind="main" />
      <ActionButton action={begin} context={context} kind="plain" />
      <ActionButton action={reopen} context={context} kind="main" />
      {/* The menu exists only while attending; what was put away must come back from anywhere. */}
      {conversation.state !== 'attending' && (
        <ActionButton action={unarchive} context={context} kind="plain" />
      )}
      {conversation.state === 'attending' && <OptionsMenu context={context} label={t('options')} />}
      <Tooltip label={toggle}>
        <ActionIcon
          className={classes.panel ?? ''}
          aria-label={toggle}
          aria-pressed={panel.isOpen}
          onClick={() => panel.set(!panel.isOpen)}
        >
          <IconInfoCircle size={18} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
    </header>
  )
}

/** To the list, or to what the conversation stands beside. */
function WayBack() {
  const { t } = useTranslation('inbox')
  const beside = useBeside()
  if (beside) {
    return (
      <Tooltip label={t('closeBeside')}>
        <ActionIcon aria-label={t('closeBeside')} onClick={beside.close}>
          <IconX size={18} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
    )
  }
  return (
    <Link
      to="/conversations"
      search={withoutHit}
      className={classes.back}
      aria-label={t('backToList')}
    >
      <IconArrowLeft size={20} stroke={1.5} />
    </Link>
  )
}

/** Atribuído a Ana Lima · Financeiro · #1042 */
function Assignment({ view }: { view: ConversationView }) {
  const { t } = useTranslation('inbox')
  const { state, owner, department, ticket, archived, ended, snoozed, snoozedUntil, priority } =
    view.conversation
  const helpers = view.conversation.collaborators.length + view.conversation.helping.length
  const agent = useAgent(owner)
  const where = useDepartment(department)
  const rest = [
    where?.name,
    priority !== 'normal' && t('priorityIs', { priority: t(`priority.${priority}`).toLowerCase() }),
    helpers > 0 && t('helpedBy', { count: helpers }),
    t('ticketNumber', { number: ticket.number }),
    archived && t('isArchived'),
    snoozed &&
      (snoozedUntil ? t('snoozedUntil', { when: moment(snoozedUntil) }) : t('snoozedOpen')),
    ended && t('isEnded'),
  ].filter(Boolean)
  return (
    <p className={classes.assignment}>
      {agent ? (
        <>
          {t(state === 'waiting' ? 'offeredTo' : 'assignedTo')} <strong>{agent.name}</strong>
        </>
      ) : (
        t('unassigned')
      )}
      {rest.map((text) => ` · ${text}`)}
    </p>
  )
}

interface ActionButtonProps {
  action: Action
  context: ActionContext
  kind: 'main' | 'plain' | 'icon'
}

/** A button that is there exactly when its action is possible. */
function ActionButton({ action, context, kind }: ActionButtonProps) {
  const { t } = useTranslation('inbox')
  if (!action.when(context)) return null
  const label = t(`action.${action.id}`)
  const { icon: Icon, keys } = action
  const run = () => action.run(context)
  if (kind === 'icon') {
    return (
      <Tooltip label={label}>
        <ActionIcon onClick={run} aria-label={label} data-action={action.id}>
          <Icon size={18} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
    )
  }
  return (
    <Tooltip label={keys ? `${label} · ${t('shortcutIs', { keys: keys.toUpperCase() })}` : label}>
      <Button
        size="sm"
        h={32}
        px={12}
        variant={kind === 'main' ? 'filled' : 'default'}
        leftSection={<Icon size={17} stroke={1.7} />}
        onClick={run}
        className={classes.action ?? ''}
        data-kind={kind}
      >
        {label}
      </Button>
    </Tooltip>
  )
}

/** Colleagues who have this conversation open, and who of them is answering. */
function Viewers({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('inbox')
  const desk = useBootstrap((it) => it)
  const others = useViewers(conversationId).flatMap((viewer) => {
    const agent = desk.agents.find((it) => it.id === viewer.agent)
    return agent && agent.id !== desk.me.agent.id ? [{ ...viewer, agent }] : []
  })
  if (others.length === 0) return <span className={classes.spring} />
  return (
    <span className={classes.spring}>
      <Avatar.Group spacing={6}>
        {others.map(({ agent, typing }) => (
          <Tooltip
            key={agent.id}
            label={t(typing ? 'isAnswering' : 'isViewing', { name: agent.displayName })}
          >
            <span
              className={typing ? classes.answering : undefined}
              role="img"
              aria-label={t(typing ? 'isAnswering' : 'isViewing', { name: agent.displayName })}
            >
              <PersonAvatar name={agent.name} photo={agent.photo} size={26} />
            </span>
          </Tooltip>
        ))}
      </Avatar.Group>
    </span>
  )
}
