import { IconLock } from '@tabler/icons-react'
import { memo, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clock, exact } from '@/lib/format'
import type { Message } from '@/lib/schemas'
import { isOfGroup } from '../group'
import { Ticks } from '../ticks'
import classes from './bubble.module.css'
import { Call } from './call'
import { Content } from './content'
import { Delivery, FetchAgain } from './delivery'
import { isSuspect, Lag } from './lag'
import { Around } from './message-context'
import { DetailsArrow, MessageDetails } from './message-details'
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
  const details = useId()
  const [isOpen, setOpen] = useState(false)
  // Tools for every bubble of a long conversation would make opening it slow.
  const [isNear, setNear] = useState(false)
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
      onPointerEnter={() => setNear(true)}
      onFocus={() => setNear(true)}
    >
      {isFirst && (direction !== 'in' || isOfGroup(author)) && (
        <Who isNote={direction === 'note'} name={author.name ?? ''} />
      )}
      <Around message={message} quoted={quoted} />
      {content.type === 'call' ? (
        <Call message={message} call={content} />
      ) : (
        <Content content={content} isReceived={direction === 'in'} />
      )}
      <FetchAgain message={message} />
      <footer className={classes.foot}>
        {isSuspect(message) && <Lag message={message} />}
        {editedAt && <span title={exact(editedAt)}>{t('edited')}</span>}
        <time dateTime={at} title={exact(at)}>
          {clock(at)}
        </time>
        {direction === 'out' && status && <Ticks status={status} />}
        <DetailsArrow isOpen={isOpen} controls={details} onToggle={() => setOpen((it) => !it)} />
      </footer>
      {isOpen && <MessageDetails id={details} message={message} />}
      {direction === 'out' && <Delivery message={message} />}
      <Reactions message={message} mayReact={mayReact} />
      {isNear && <MessageTools message={message} />}
    </article>
  )
})

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
