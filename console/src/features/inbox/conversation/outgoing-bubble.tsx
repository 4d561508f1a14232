import { Button } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { clock } from '@/lib/format'
import { problemText } from '@/lib/i18n'
import { Problem } from '@/lib/problem'
import type { MessageContent } from '@/lib/schemas'
import { useMe } from '@/live/bootstrap'
import { useDesk } from '@/live/connection'
import type { Outgoing } from '@/live/outbox'
import { Ticks } from '../ticks'
import { Who } from './bubble'
import classes from './bubble.module.css'
import { Content } from './content'

interface OutgoingBubbleProps {
  outgoing: Outgoing
  isFirst: boolean
}

/** A message that is not yet the server's: with a clock while it travels, with a remedy if refused. */
export function OutgoingBubble({ outgoing, isFirst }: OutgoingBubbleProps) {
  const me = useMe().agent
  const isNote = outgoing.kind === 'note'
  const content = contentOf(outgoing)
  return (
    <article
      className={classes.bubble}
      data-direction={isNote ? 'note' : 'out'}
      data-first={isFirst || undefined}
      data-last
    >
      {isFirst && <Who isNote={isNote} name={me.name} />}
      {outgoing.quote && (
        <div className={classes.quote}>
          <strong>{outgoing.quote.name}</strong>
          <span>{outgoing.quote.text}</span>
        </div>
      )}
      <Content content={content} />
      <footer className={classes.foot}>
        <time dateTime={outgoing.at}>{clock(outgoing.at)}</time>
        <Ticks status={outgoing.refused ? 'failed' : 'queued'} />
      </footer>
      {outgoing.refused && <Refusal outgoing={outgoing} refused={outgoing.refused} />}
    </article>
  )
}

/** How it will stand in the conversation. */
function contentOf({ content }: Outgoing): MessageContent {
  return content.type === 'template' ? content.reads : content
}

interface RefusalProps {
  outgoing: Outgoing
  refused: NonNullable<Outgoing['refused']>
}

function Refusal({ outgoing, refused }: RefusalProps) {
  const { t } = useTranslation('inbox')
  const { outbox } = useDesk()
  return (
    <div className={classes.refused} role="alert">
      <IconAlertCircle size={16} stroke={1.7} aria-hidden="true" />
      <span>{problemText(new Problem(refused.status, refused.code, refused.extra))}</span>
      <Button size="compact-xs" variant="default" onClick={() => outbox.again(outgoing.id)}>
        {t('sendAgain')}
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        color="red"
        onClick={() => outbox.discard(outgoing.id)}
      >
        {t('discard')}
      </Button>
    </div>
  )
}
