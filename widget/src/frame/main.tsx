import './frame.css'
import { render } from 'preact'
import { Client } from '../api/client.ts'
import type { Language } from '../api/wire.ts'
import { Host } from '../bridge/host.ts'
import { Chat } from '../chat/chat.ts'
import { emptyState } from '../chat/state.ts'
import { chooseLanguage, loadLanguage, type Translate } from '../i18n/language.ts'
import { Format } from '../lib/format.ts'
import { openMemory } from '../lib/storage.ts'
import { App } from './app.tsx'
import { applyTheme } from './theme.ts'
import { provideTools } from './tools.ts'

const query = new URLSearchParams(location.search)
const key = query.get('key') ?? ''
const path = `/webchat/v1/${encodeURIComponent(key)}`
const memory = openMemory()

/** The snippet's wish first, then the settings', the page's, the browser's. */
const wished = (setting?: string): Language =>
  chooseLanguage(query.get('lang'), setting, query.get('page'), navigator.language)

let ding = () => {}
let language = wished()
let t: Translate = () => ''

const host = new Host((message) => chat.fromHost(message))
const chat = new Chat({
  client: new Client(path),
  memory,
  key,
  socketUrl: `${location.origin.replace('http', 'ws')}${path}/live`,
  language: () => language,
  tell: (message) => host.send(message),
  unreadLabel: (count) => t('unread', { count }),
  ding: () => ding(),
  visible: () => document.visibilityState === 'visible',
})

async function draw(): Promise<void> {
  t = await loadLanguage(language)
  const draftKey = `prosa:${key}:draft`
  provideTools({
    chat,
    t,
    format: new Format(language),
    draft: { get: () => memory.get(draftKey) ?? '', set: (text) => memory.set(draftKey, text || null) },
    close: () => host.send({ type: 'close' }),
  })
  document.documentElement.lang = language
  document.title = t('title')
  const root = document.getElementById('chat')
  if (root) render(<App key={language} />, root)
}

let settings = chat.store.state.config
chat.store.subscribe(() => {
  const { config, trouble } = chat.store.state
  if (config && config !== settings) {
    settings = config
    applyTheme(config)
    language = wished(config.language)
    void draw()
  } else if (trouble && !settings) void draw()
})

/** Before the visitor has done something here, browsers forbid sound anyway. */
async function wakeSound(): Promise<void> {
  const sound = await import('../lib/sound.ts')
  sound.wakeSound()
  ding = sound.ding
}

/** Coming back, by network or by eye, is a reason to ask at once. */
function listen(): void {
  addEventListener('pointerdown', wakeSound)
  addEventListener('keydown', wakeSound)
  addEventListener('online', () => chat.revive())
  addEventListener('offline', () => chat.store.update({ online: false }))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') return
    chat.following.markRead()
    chat.revive()
  })
  // The host page moves without telling; we ask, so that its own script can stay small.
  setInterval(() => chat.store.state.open && host.send({ type: 'page' }), 2000)
}

if (query.has('preview'))
  void import('./preview.ts').then(({ startPreview }) => startPreview(chat, emptyState))
else {
  void chat.start()
  listen()
}
