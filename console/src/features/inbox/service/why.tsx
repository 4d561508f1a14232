import { Popover, Skeleton, Text, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '@/lib/i18n'
import type { Activity, Decision, Message } from '@/lib/schemas'
import { useMe } from '@/live/bootstrap'
import { routingQuery } from './queries'
import { decisionOf } from './reason-text'
import { useReason } from './use-reason'
import classes from './why.module.css'

/** Which decisions stand behind what a rule did to a conversation. */
const KINDS: Partial<Record<Activity['what'], Decision['kind']>> = {
  assigned: 'assigned',
  moved: 'moved',
  returned: 'taken-back',
}

/** The kind of decision behind a line; undefined for what people did. */
export function decidedBy(message: Message, { what }: Activity): Decision['kind'] | undefined {
  return message.author.kind === 'system' ? KINDS[what] : undefined
}

interface WhyProps {
  message: Message
  activity: Activity
  kind: Decision['kind']
  children: ReactNode
}

/** A line that explains itself when clicked: why did this come to me? */
export function Why({ message, activity, kind, children }: WhyProps) {
  const { t } = useTranslation('service')
  const me = useMe().agent.id
  const [isOpen, setOpen] = useState(false)
  const question =
    kind === 'assigned' && activity.to?.agentId !== me ? 'why.ask.colleague' : `why.ask.${kind}`
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      width={320}
      shadow="md"
      radius={10}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.line ?? ''}
          aria-haspopup="dialog"
          onClick={() => setOpen((it) => !it)}
        >
          {children} <span className={classes.ask}>{t('why.why')}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown tabIndex={-1} data-autofocus>
        <Text fw={600} size="sm" mb={4}>
          {t(question, { name: activity.to?.agent })}
        </Text>
        <Answer message={message} kind={kind} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Answer({ message, kind }: Pick<WhyProps, 'message' | 'kind'>) {
  const { t } = useTranslation('service')
  const decisions = useQuery(routingQuery(message.conversationId))
  const explain = useReason()
  if (decisions.isPending) return <Skeleton h={40} aria-label={t('common:loading')} />
  if (decisions.isError) return <Text size="sm">{problemText(decisions.error)}</Text>
  const decision = decisionOf(decisions.data.items, kind, message.at)
  return (
    <Text size="sm" c="var(--ink2)" role="status">
      {decision ? explain(decision) : t('why.unknown')}
    </Text>
  )
}
