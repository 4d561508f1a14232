import { Button, Skeleton } from '@mantine/core'
import { IconEyeOff, IconMessages } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBootstrap, useMe } from '@/live/bootstrap'
import { useDesk } from '@/live/connection'
import type { ConversationView } from '@/live/view'
import { Delayed } from '@/ui/delayed'
import { EmptyState, ErrorState } from '@/ui/states'
import { useBeside } from '../beside'
import { Composer } from '../composer/composer'
import { useConversation, useHidden } from '../queries'
import { ScheduleLine } from '../schedule/schedule-line'
import { withoutHit } from '../search'
import { forgetParting, useParting } from '../service/partings'
import { ActionDialogs } from './action-dialogs'
import { ConversationHeader } from './conversation-header'
import classes from './conversation-pane.module.css'
import { LineNotice } from './line-notice'
import { LookBar } from './look-bar'
import { Timeline } from './timeline'
import { UnknownPrompt } from './unknown-prompt'
import { useTakenNotice } from './use-taken-notice'

interface ConversationPaneProps {
  id: string
  at: number | undefined
  /** Without taking it and without marking it read. */
  isLooking: boolean
}

/** The open conversation: who, what was said, and where one writes. */
export function ConversationPane({ id, at, isLooking }: ConversationPaneProps) {
  const conversation = useConversation(id)
  const isHidden = useHidden(id)
  const { socket } = useDesk()
  useEffect(() => {
    socket.watch(id)
    return () => socket.watch(null)
  }, [socket, id])

  if (isHidden) return <Gone id={id} />
  if (conversation.isPending) return <PaneSkeleton />
  if (conversation.isError && !conversation.data) {
    return (
      <main className={classes.pane}>
        <ErrorState failure={conversation.error} onRetry={() => void conversation.refetch()} />
      </main>
    )
  }
  return <Opened view={conversation.data} at={at} isLooking={isLooking} />
}

interface OpenedProps extends Omit<ConversationPaneProps, 'id'> {
  view: ConversationView
}

function Opened({ view, at, isLooking }: OpenedProps) {
  const { t } = useTranslation('inbox')
  const [dropped, setDropped] = useState<File[]>([])
  const [isOver, setOver] = useState(false)
  const { id } = view.conversation
  useEffect(() => forgetParting(id), [id])
  useTakenNotice(id)
  const handleDrop = (event: React.DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!isLooking) setDropped([...event.dataTransfer.files])
  }
  const handleDragOver = (event: React.DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(true)
  }
  const handleDragLeave = (event: React.DragEvent) => {
    const to = event.relatedTarget
    if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(false)
  }
  return (
    <main
      className={classes.pane}
      aria-label={t('conversationWith', { name: view.contact.name })}
      onDragOver={handleDragOver}
      onDragLeave={handleDragLeave}
      onDrop={handleDrop}
    >
      <ConversationHeader view={view} />
      <Timeline
        key={`${view.conversation.id}-${at ?? ''}`}
        view={view}
        at={at}
        isLooking={isLooking}
      />
      <LineNotice connection={view.conversation.connection} />
      {!isLooking && <ScheduleLine conversation={view.conversation} />}
      {!isLooking && <UnknownPrompt key={`unknown-${view.contact.id}`} view={view} />}
      {isLooking ? (
        <LookBar />
      ) : (
        <Composer
          key={view.conversation.id}
          view={view}
          dropped={dropped}
          onDroppedTaken={() => setDropped([])}
        />
      )}
      {isOver && !isLooking && <div className={classes.drop}>{t('dropHere')}</div>}
      <ActionDialogs view={view} />
    </main>
  )
}

/** What stands in the middle while nothing is selected. */
export function NothingSelected() {
  const { t } = useTranslation('inbox')
  const isUnconnected = useBootstrap((it) => it.connections.length === 0)
  const mayConnect = useMe().permissions.includes('manage-connections')
  return (
    <main className={classes.empty}>
      <EmptyState icon={<IconMessages size={28} stroke={1.5} />} text={t('nothingSelected')}>
        {isUnconnected && mayConnect && <Link to="/settings/connections">{t('connectFirst')}</Link>}
      </EmptyState>
    </main>
  )
}

/** Not mine to see any more: because I gave it away, or for somebody else's reasons. */
function Gone({ id }: { id: string }) {
  const { t } = useTranslation('inbox')
  const parting = useParting(id)
  const beside = useBeside()
  return (
    <main className={classes.empty}>
      <EmptyState icon={<IconEyeOff size={28} stroke={1.5} />} text={parting ?? t('gone')}>
        {beside ? (
          <Button variant="default" onClick={beside.close}>
            {t('closeBeside')}
          </Button>
        ) : (
          <Link to="/conversations" search={withoutHit}>
            {t('backToList')}
          </Link>
        )}
      </EmptyState>
    </main>
  )
}

function PaneSkeleton() {
  const { t } = useTranslation()
  return (
    <main className={classes.pane} aria-busy="true" aria-label={t('loading')}>
      <Delayed>
        <div className={classes.skeletonHead}>
          <Skeleton circle height={40} />
          <Skeleton height={14} width={180} />
        </div>
        <div className={classes.skeletonBody}>
          <Skeleton height={44} width="46%" radius={14} />
          <Skeleton height={64} width="58%" radius={14} />
          <Skeleton height={44} width="40%" radius={14} ml="auto" />
          <Skeleton height={44} width="52%" radius={14} />
        </div>
      </Delayed>
    </main>
  )
}
