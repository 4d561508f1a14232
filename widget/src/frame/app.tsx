import { useEffect, useState } from 'preact/hooks'
import { needsForm } from '../chat/state.ts'
import { Composer } from './composer.tsx'
import { Header } from './header.tsx'
import { lazily } from './lazily.ts'
import { MessageList } from './message-list.tsx'
import { Notices } from './notices.tsx'
import { useChat, useTools } from './tools.ts'

const Ended = lazily(async () => (await import('./seldom.tsx')).Ended)
const Drops = lazily(async () => (await import('./drops.tsx')).Drops)
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
  const { chat, t } = useTools()
  const state = useChat()
  const { ended, blocked, config } = state
  const [again, setAgain] = useState(false)
  const [dragged, setDragged] = useState(false)
  useEffect(() => {
    if (!ended) setAgain(false)
  }, [ended])
  useEffect(() => {
    // From the first moment: what nobody takes the browser opens in place of the chat.
    const handleDrag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setDragged(event.type === 'dragover')
      if (event.type === 'drop' && !needsForm(chat.store.state))
        void chat.attach([...event.dataTransfer.files])
    }
    const kinds = ['dragover', 'dragleave', 'drop'] as const
    for (const kind of kinds) document.addEventListener(kind, handleDrag)
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, handleDrag)
    }
  }, [chat])
  if (config && needsForm(state)) return <PreChatForm form={config.form} known={state.visitor} />
  return (
    <section class="talk">
      <MessageList />
      <Notices />
      {blocked ? (
        <p class="ended">{t('blocked')}</p>
      ) : ended && !again ? (
        <Ended onStart={() => setAgain(true)} />
      ) : (
        <Composer />
      )}
      {dragged && <Drops />}
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
