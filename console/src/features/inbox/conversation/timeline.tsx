import { Button, Loader } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/live/bootstrap'
import { useDesk } from '@/live/connection'
import { useSeen } from '@/live/marks'
import { useOutbox } from '@/live/outbox'
import type { ConversationView } from '@/live/view'
import { loadAround, loadBeyond, loadNewest } from '../queries'
import { Bubble } from './bubble'
import { MessageMeans } from './message-tools'
import { OutgoingBubble } from './outgoing-bubble'
import { DayPill, SystemLine, TicketLine, UnreadLine } from './system-line'
import classes from './timeline.module.css'
import { entriesOf, type TimelineEntry } from './timeline-entries'
import { TypingLine } from './typing-line'
import { useMarkRead } from './use-mark-read'
import { useTimelineScroll } from './use-timeline-scroll'

/** Within this of an end, the next page is asked for. */
const NEAR_END = 400

interface TimelineProps {
  view: ConversationView
  /** The message a search led to. */
  at: number | undefined
  /** What is in sight is not read. */
  isLooking: boolean
}

/** Everything that was said, newest at the bottom. One per opened conversation. */
export function Timeline({ view, at, isLooking }: TimelineProps) {
  const { t } = useTranslation('inbox')
  const cache = useQueryClient()
  const { id, lastSeq } = view.conversation
  const scroller = useRef<HTMLDivElement>(null)
  const seen = useSeen(id)
  const [firstUnread] = useState(
    () =>
      view.messages.find((it) => it.direction === 'in' && it.seq > (seen?.seq ?? 0))?.seq ?? null,
  )
  const outgoing = useOutbox(useDesk().outbox)
  const me = useMe().agent.id
  const entries = useMemo(
    () =>
      entriesOf({
        messages: view.messages,
        outgoing: outgoing.filter((it) => it.conversationId === id),
        me,
        tickets: view.tickets,
        hasOlder: view.hasOlder,
        firstUnread,
      }),
    [view, outgoing, id, me, firstUnread],
  )
  const last = entries.at(-1)
  const { isAtEnd, onScroll, toEnd } = useTimelineScroll(
    scroller,
    {
      first: view.messages[0]?.id,
      last: last?.key,
      lastIsOurs: last?.type === 'outgoing',
    },
    at ? `[data-seq="${at}"]` : firstUnread ? '[data-unread-line]' : null,
  )
  const markRead = useMarkRead(scroller, view, isLooking)
  const loading = useRef(false)

  const load = async (end: 'older' | 'newer') => {
    if (loading.current) return
    loading.current = true
    await loadBeyond(cache, view, end).catch(() => undefined)
    loading.current = false
  }
  const handleScroll = () => {
    onScroll()
    markRead()
    const element = scroller.current
    if (!element) return
    if (view.hasOlder && element.scrollTop < NEAR_END) void load('older')
    const below = element.scrollHeight - element.scrollTop - element.clientHeight
    if (view.hasNewer && below < NEAR_END) void load('newer')
  }
  const handleToEnd = async () => {
    if (view.hasNewer) await loadNewest(cache, id, lastSeq).catch(() => undefined)
    toEnd()
  }

  // Opened anew after a search had led into the past: back to the present first.
  const [openedInPast] = useState(at === undefined && view.hasNewer && firstUnread === null)
  useEffect(() => {
    if (openedInPast) void loadNewest(cache, id, lastSeq).catch(() => undefined)
  }, [openedInPast, cache, id, lastSeq])

  const isMissing = at !== undefined && !view.messages.some((it) => it.seq === at)
  useEffect(() => {
    if (at !== undefined && isMissing) void loadAround(cache, id, at).catch(() => undefined)
  }, [cache, id, at, isMissing])

  return (
    <div className={classes.frame}>
      <section
        ref={scroller}
        className={classes.scroller}
        onScroll={handleScroll}
        tabIndex={0}
        aria-label={t('messages')}
      >
        <div className={classes.column}>
          {view.hasOlder && (
            <div className={classes.older}>
              <Loader role="status" size="xs" aria-label={t('loadingOlder')} />
            </div>
          )}
          <MessageMeans view={view} isLooking={isLooking}>
            {entries.map((entry) => (
              <Entry key={entry.key} entry={entry} at={at} />
            ))}
          </MessageMeans>
          <TypingLine conversationId={id} />
        </div>
      </section>
      {!(isAtEnd && !view.hasNewer) && (
        <Button
          size="compact-md"
          variant="default"
          radius="xl"
          className={classes.toEnd}
          leftSection={<IconArrowDown size={16} stroke={1.5} />}
          onClick={() => void handleToEnd()}
        >
          {t('toEnd')}
        </Button>
      )}
    </div>
  )
}

function Entry({ entry, at }: { entry: TimelineEntry; at: number | undefined }) {
  switch (entry.type) {
    case 'day':
      return <DayPill at={entry.at} />
    case 'ticket':
      return <TicketLine ticket={entry.ticket} />
    case 'unread':
      return <UnreadLine />
    case 'outgoing':
      return <OutgoingBubble outgoing={entry.outgoing} isFirst={entry.isFirst} />
    case 'message': {
      const { message, quoted, isFirst, isLast } = entry
      if (message.content.type === 'activity') {
        return <SystemLine message={message} activity={message.content} />
      }
      const isMarked = message.seq === at
      return (
        <Bubble
          message={message}
          quoted={quoted}
          isFirst={isFirst}
          isLast={isLast}
          isMarked={isMarked}
        />
      )
    }
    default:
      entry satisfies never
      return null
  }
}
