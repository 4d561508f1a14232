import { IconLock } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { clock, exact, moment } from '@/lib/format'
import type { Message } from '@/lib/schemas'
import { Ticks } from '../ticks'
import classes from './bubble.module.css'
import { Content } from './content'
import { Delivery, FetchAgain } from './delivery'
import { Around } from './message-context'
import { MessageTools, useMayReact } from './message-tools'
import { Reactions } from './reactions'

interface BubbleProps {
  message: Message
  /** What it answers, if that is held. */
  quoted: Message | undefined
  isFirst: boolean
  isLast: boolean
  /** A search led here. */
  isMarked: boolean
}

/** One message. The first of a breath says who; the last has the corner. */
export const Bubble = memo(function Bubble(props: BubbleProps) {
  const { message, quoted, isFirst, isLast, isMarked } = props
  const { t } = useTranslation('inbox')
  const { direction, author, content, status, at, seq, editedAt } = message
  const mayReact = useMayReact(message)
  return (
    <article
      className={classes.bubble}
      data-direction={direction}
      data-seq={seq}
      data-first={isFirst || undefined}
      data-last={isLast || undefined}
      data-marked={isMarked || undefined}
      data-status={status ?? undefined}
      data-type={content.type}
    >
      {isFirst && direction !== 'in' && (
        <Who isNote={direction === 'note'} name={author.name ?? ''} />
      )}
      <Around message={message} quoted={quoted} />
      <Content content={content} />
      <FetchAgain message={message} />
      <footer className={classes.foot}>
        {isLate(message) && (
          <span title={exact(message.sentAt)}>{t('sentAt', { at: moment(message.sentAt) })}</span>
        )}
        {editedAt && <span title={exact(editedAt)}>{t('edited')}</span>}
        <time dateTime={at} title={exact(at)}>
          {clock(at)}
        </time>
        {direction === 'out' && status && <Ticks status={status} />}
      </footer>
      {direction === 'out' && <Delivery message={message} />}
      <Reactions message={message} mayReact={mayReact} />
      <MessageTools message={message} />
    </article>
  )
})

/** From here on the two times differ enough to wonder about. */
const LATE = 2 * 60_000

/** The customer wrote it well before it reached us. */
function isLate({ direction, sentAt, at }: Message): boolean {
  return direction === 'in' && Date.parse(at) - Date.parse(sentAt) > LATE
}

interface WhoProps {
  isNote: boolean
  name: string
}

export function Who({ isNote, name }: WhoProps) {
  const { t } = useTranslation('inbox')
  if (!isNote) return <div className={classes.who}>{name}</div>
  return (
    <div className={classes.who}>
      <IconLock size={13} stroke={1.7} aria-hidden="true" />
      {t('noteBy', { name })}
    </div>
  )
}
