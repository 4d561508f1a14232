import type { PublicConfig, VisitorMessage } from '../api/wire.ts'
import type { Chat } from '../chat/chat.ts'
import type { ChatState } from '../chat/state.ts'
import { previewConfig } from '../lib/preview-message.ts'

/**
 * The settings page shows the chat while it is being set up. Only a page of our own origin is listened to, and
 * nothing goes over the network: what is shown is what the message says (see README.md).
 */
export function startPreview(chat: Chat, emptyState: ChatState): void {
  // To be looked at, not used: nothing may be sent from here.
  document.body.inert = true
  addEventListener('message', ({ origin, source, data }) => {
    const given = origin === location.origin && source === parent ? previewConfig(data) : null
    if (!given) return
    const config = { ...blank, ...given }
    const away = data.view === 'away' ? { open: false, agentsOnline: false } : {}
    const form = data.view === 'form'
    chat.store.update({
      ...emptyState,
      config: { ...config, ...away },
      registered: !form,
      talk: form ? 'none' : 'attending',
      agent: data.view === 'away' ? null : sampleAgent,
      messages: form || data.view === 'away' ? [] : samples(config.language),
    })
  })
  parent.postMessage({ type: 'prosa:preview-ready' }, location.origin)
}

const blank: PublicConfig = {
  name: '',
  color: '#5b4fd6',
  theme: 'system',
  position: 'right',
  title: '',
  subtitle: '',
  greeting: '',
  form: { enabled: false, name: 'off', email: 'off', phone: 'off' },
  awayMessage: '',
  language: 'auto',
  showAgent: true,
  open: true,
  agentsOnline: true,
  maxFileBytes: 25_000_000,
  blocked: false,
}

const sampleAgent = { name: 'Ana Lima', photo: null }
const talks: Record<string, [string, string, string]> = {
  'pt-BR': ['Oi! Vocês entregam no sábado?', 'Entregamos sim, até as 14h.', 'Perfeito, obrigado!'],
  en: ['Hi! Do you deliver on Saturdays?', 'We do, until 2 pm.', 'Perfect, thank you!'],
  es: ['¡Hola! ¿Entregan los sábados?', 'Sí, hasta las 14 h.', '¡Perfecto, gracias!'],
}

function samples(language: string): VisitorMessage[] {
  const at = new Date().toISOString()
  return (talks[language] ?? talks['pt-BR'] ?? []).map((body, index) => ({
    id: `sample-${index}`,
    seq: index + 1,
    direction: index === 1 ? 'out' : 'in',
    author: index === 1 ? sampleAgent : null,
    content: { type: 'text', body },
    status: index === 1 ? null : 'read',
    at,
  }))
}
