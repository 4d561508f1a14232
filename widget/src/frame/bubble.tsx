import type { VisitorMessage } from '../api/wire.ts'
import type { Line } from '../chat/timeline.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Icon } from '../ui/icon.tsx'
import { Content } from './content.tsx'
import { lazily } from './lazily.ts'
import { useTools } from './tools.ts'

const Remedy = lazily(async () => (await import('./seldom.tsx')).Remedy)

interface Props {
  line: Line
  first: boolean
  last: boolean
}

export function Bubble({ line, first, last }: Props) {
  const { t, format } = useTools()
  const name = line.own ? t('you') : line.author?.name
  return (
    <article
      id={line.id}
      class={`line ${line.own ? 'own' : ''} ${first ? 'first' : ''} ${last ? 'last' : ''}`}
    >
      {!line.own && (
        <span class="side">{last && <Avatar name={name ?? ''} photo={line.author?.photo} />}</span>
      )}
      <div class={`bubble ${line.content.type}`}>
        {first && !line.own && name ? <b class="author">{name}</b> : <span class="hidden">{name}: </span>}
        {line.quoted && <Quoted message={line.quoted} />}
        <Content {...line} />
        <span class="meta">
          <time dateTime={line.at}>{format.time(line.at)}</time>
          <Tick tick={line.tick} />
        </span>
      </div>
      {line.tick === 'failed' && <Remedy id={line.id} />}
    </article>
  )
}

/** What this one answers; a click goes there. */
function Quoted({ message }: { message: VisitorMessage }) {
  const { t } = useTools()
  const { id, direction, author, content } = message
  const handleClick = () => document.getElementById(id)?.scrollIntoView({ block: 'center' })
  return (
    <button type="button" class="quote" onClick={handleClick}>
      <b class="author">{direction === 'in' ? t('you') : author?.name}</b>
      {'body' in content
        ? content.body
        : content.type !== 'activity' && (content.caption ?? content.file.name)}
    </button>
  )
}

function Tick({ tick }: { tick: Line['tick'] }) {
  const { t } = useTools()
  if (!tick) return null
  const icon = {
    sending: 'clock',
    failed: 'alert',
    sent: 'check',
    delivered: 'checks',
    read: 'checks',
  } as const
  return (
    <span class={`tick ${tick}`} role="img" aria-label={t(tick)} title={t(tick)}>
      <Icon name={icon[tick]} size={15} />
    </span>
  )
}
