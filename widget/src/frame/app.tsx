import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { needsForm } from '../chat/state.ts'
import { Composer } from './composer.tsx'
import { Header } from './header.tsx'
import { lazily } from './lazily.ts'
import { MessageList } from './message-list.tsx'
import { Notices } from './notices.tsx'
import { useChat, useTools } from './tools.ts'

const Ended = lazily(async () => (await import('./seldom.tsx')).Ended)
const PreChatForm = lazily(async () => (await import('./pre-chat-form.tsx')).PreChatForm)

export function App() {
  const { close } = useTools()
  const { config, trouble } = useChat()
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
  }
  return (
    <main onKeyDown={handleKey}>
      <Header />
      {config ? <Body /> : trouble ? <Trouble code={trouble} /> : <div class="list" aria-busy="true" />}
    </main>
  )
}

function Body() {
  const { t } = useTools()
  const state = useChat()
  const { ended, blocked, config } = state
  const [again, setAgain] = useState(false)
  useEffect(() => {
    if (!ended) setAgain(false)
  }, [ended])
  if (config && needsForm(state)) return <PreChatForm form={config.form} known={state.visitor} />
  return (
    <DropZone>
      <MessageList />
      <Notices />
      {blocked ? (
        <p class="ended">{t('blocked')}</p>
      ) : ended && !again ? (
        <Ended onStart={() => setAgain(true)} />
      ) : (
        <Composer />
      )}
    </DropZone>
  )
}

/** Files may be dropped anywhere on the conversation. */
function DropZone({ children }: { children: ComponentChildren }) {
  const { chat, t } = useTools()
  const [over, setOver] = useState(false)
  const handleDrag = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    setOver(event.type === 'dragover')
  }
  const handleDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void chat.attach([...(event.dataTransfer?.files ?? [])])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button does the same by keyboard
    <section class="talk" onDragOver={handleDrag} onDragLeave={handleDrag} onDrop={handleDrop}>
      {children}
      {over && <div class="drop">{t('drop')}</div>}
    </section>
  )
}

function Trouble({ code }: { code: string }) {
  const { chat, t } = useTools()
  const gone = code === 'not-found'
  return (
    <div class="trouble" role="alert">
      <b>{t('troubleTitle')}</b>
      <p>{t(gone ? 'gone' : 'trouble')}</p>
      {!gone && (
        <button type="button" class="primary" onClick={() => void chat.start()}>
          {t('retry')}
        </button>
      )}
    </div>
  )
}
