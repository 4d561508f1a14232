import { type Row, timeline } from '../chat/timeline.ts'
import { Icon } from '../ui/icon.tsx'
import { Bubble } from './bubble.tsx'
import { Away, Greeting } from './greeting.tsx'
import { lazily } from './lazily.ts'
import { useChat, useTools } from './tools.ts'
import { useScroll } from './use-scroll.ts'

const UploadingFile = lazily(async () => (await import('./uploading-file.tsx')).UploadingFile)

export function MessageList() {
  const { chat, t } = useTools()
  const { messages, outgoing, uploads, hasOlder, loadingOlder, typing, unread } = useChat()
  const { list, inner, atEnd, toEnd, handleScroll } = useScroll(chat, messages[0]?.id)
  return (
    <div class="stage">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div class="list" ref={list} onScroll={handleScroll} tabIndex={0} role="log" aria-label={t('messages')}>
        <div class="inner" ref={inner}>
          {hasOlder ? (
            <button type="button" class="pill" disabled={loadingOlder} onClick={() => void chat.loadOlder()}>
              {t(loadingOlder ? 'loading' : 'older')}
            </button>
          ) : (
            <Greeting />
          )}
          {timeline(messages, outgoing).map((row) => (
            <TimelineRow key={row.id} row={row} />
          ))}
          {uploads.map((upload) => (
            <UploadingFile key={upload.id} upload={upload} />
          ))}
          <Away />
          {typing !== null && <Typing name={typing} />}
        </div>
      </div>
      {!atEnd && (
        <button type="button" class="to-end" aria-label={t('toEnd')} onClick={toEnd}>
          {unread > 0 && t('newMessages')}
          <Icon name="down" size={18} />
        </button>
      )}
    </div>
  )
}

function TimelineRow({ row }: { row: Row }) {
  const { t, format } = useTools()
  switch (row.type) {
    case 'day':
      return <div class="pill day">{format.day(row.at, t('today'), t('yesterday'))}</div>
    case 'system':
      return <div class="system">{systemText(row, t)}</div>
    case 'line':
      return <Bubble line={row.line} first={row.first} last={row.last} />
    default:
      return row satisfies never
  }
}

function systemText(
  { what, via, name }: Extract<Row, { type: 'system' }>,
  t: ReturnType<typeof useTools>['t'],
): string {
  if (name || what === 'ended' || what === 'continued')
    return t(what, { name, channel: via === 'whatsapp' ? 'WhatsApp' : 'chat' })
  return what === 'left' ? t('leftSomebody') : ''
}

function Typing({ name }: { name: string }) {
  const { t } = useTools()
  return (
    <div class="line first last">
      <span class="side" />
      <div class="bubble typing">
        <i />
        <i />
        <i />
        <span class="hidden">{name ? t('typing', { name }) : t('typingSomebody')}</span>
      </div>
    </div>
  )
}
