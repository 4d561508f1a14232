import { body, el, preview } from './bubble.js'
import { $, ask, attempt, base64 } from './control.js'
import { addDelivery, now, setClock, showFaults, showPanel, wirePanel } from './panel.js'
import { recordVoice } from './voice.js'

const EMOJIS = '😀 😂 😊 😍 😢 😡 👍 👎 🙏 👏 🎉 ❤️ 🔥 ✅ ❌ 🤔 😅 🥰 😭 🤝 👀 💪 📷 📎'.split(' ')
const REACTIONS = ['👍', '❤️', '😂', '😮', '😢', '🙏']
const TRAITS = { blocked: 'bloqueou a loja', landline: 'telefone fixo', hidden: 'esconde o número', away: 'sumiu há dois dias' }

const time = new Intl.DateTimeFormat('pt-BR', { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('pt-BR', { dateStyle: 'short', timeStyle: 'short' })

let state = { people: [], numbers: [] }
let chat = { messages: [] }
let person = location.hash.slice(1) || 'ana'
let number = ''
let replyTo = null
let editing = null
const unread = new Map()

const act = (what, content = {}) => attempt(() => ask('POST', `whatsapp/${what}`, { from: person, to: number, ...content }))

// People

function showPeople() {
  $('people').replaceChildren(...state.people.map((it) => el('li', {}, el('button', {
    type: 'button',
    'aria-current': String(it.id === person),
    onclick: () => choose(it.id),
  },
  el('img', { src: `/sim/people/${it.id}/avatar.svg`, alt: '' }),
  el('span', { className: 'who' },
    el('strong', {}, it.name),
    el('small', {}, [it.shownPhone ?? it.username, ...it.traits.map((trait) => TRAITS[trait.toLowerCase()])].join(' · '))),
  unread.get(it.id) ? el('span', { className: 'unread', 'aria-label': 'não lidas' }, String(unread.get(it.id))) : null))))
}

async function choose(id) {
  person = id
  location.hash = id
  unread.delete(id)
  replyTo = null
  editing = null
  show('phone')
  showPeople()
  await openChat()
}

// The phone

async function openChat() {
  if (!number) {
    $('presence').textContent = ''
    $('window').textContent = ''
    $('messages').replaceChildren(el('li', { className: 'empty' },
      'Nenhum número da loja está ligado aqui. Um servidor com demonstração se liga sozinho; um teste usa POST /sim/whatsapp/numbers.'))
    return
  }
  const mine = person
  const view = await attempt(() => ask('GET', `chats/${encodeURIComponent(person)}/${number}`))
  if (!view || mine !== person) return
  chat = view
  showChat()
  markRead()
}

function showChat() {
  const list = $('messages')
  const visible = chat.messages.filter((it) => it.type !== 'reaction')
  // Only what changed is made anew, or a voice note would stop playing at each tick.
  const before = new Map([...list.children].map((it) => [it.dataset.id, it]))
  list.replaceChildren(...visible.map((it) => {
    const key = JSON.stringify([it, it.fromPerson && chat.shopHasRead])
    const known = before.get(it.id)
    return known?.made === key ? known : Object.assign(bubble(it), { made: key })
  }))
  if (visible.length === 0) list.append(el('li', { className: 'empty' }, 'Nenhuma mensagem ainda. Diga oi para a loja.'))
  list.scrollTop = list.scrollHeight
  $('presence').textContent = chat.shopIsTyping ? 'digitando…' : 'conta comercial'
  const end = chat.windowEndsAt && new Date(chat.windowEndsAt)
  $('window').textContent = !end
    ? 'Esta pessoa nunca escreveu: a loja só alcança com modelo'
    : end > now() ? `A loja pode responder até ${day.format(end)}` : `A janela da loja fechou em ${day.format(end)}`
  $('ringing').hidden = !rings()
  $('call').disabled = rings()
  showQuote()
}

function rings() {
  return chat.messages.some((it) => it.type === 'call' && it.content.state === 'ringing')
}

function bubble(message) {
  const { id, fromPerson, marks, at } = message
  const reached = fromPerson || ['delivered', 'read', 'played'].includes(marks.status)
  const cited = message.replyTo && chat.messages.find((it) => it.id === message.replyTo)
  const ticks = el('span', { className: chat.shopHasRead ? 'ticks read' : 'ticks', role: 'img', 'aria-label': chat.shopHasRead ? 'lida' : 'entregue' }, '✓✓')
  const reactions = [marks.personReaction, marks.shopReaction].filter(Boolean)
  return el('li', { className: `${fromPerson ? 'mine' : ''} ${marks.status === 'failed' ? 'failed' : reached ? '' : 'pending'}`, 'data-id': id },
    el('div', { className: 'bubble' },
      message.replyTo && el('div', { className: 'cite' }, cited ? preview(cited) : 'Mensagem citada'),
      body(message, (words) => act('tap', { messageId: id, words })),
      el('div', { className: 'meta' },
        marks.error && el('span', { className: 'bad' }, `não chegou: ${marks.error}`),
        !reached && !marks.error && el('span', {}, marks.status === 'sent' ? 'enviada, não entregue ✓' : 'a caminho'),
        marks.edited && el('span', {}, 'editada'),
        el('time', { datetime: at }, time.format(new Date(at))),
        fromPerson && !marks.deleted && message.type !== 'call' && ticks)),
    reactions.length > 0 && el('span', { className: 'reactions' }, reactions.join(' ')),
    reached && !marks.deleted && message.type !== 'call' && el('button', { className: 'more', type: 'button', 'aria-label': 'Ações da mensagem', 'aria-expanded': 'false', onclick: (event) => openActs(event.currentTarget, message) }, '⋯'))
}

function openActs(button, message) {
  const opened = button.parentElement.querySelector('.menu')
  closeMenus()
  if (opened) return
  const { id, fromPerson, type, marks } = message
  const item = (words, onclick) => el('button', { type: 'button', role: 'menuitem', onclick: () => { closeMenus(); onclick() } }, words)
  const menu = el('div', { className: 'menu acts', role: 'menu' },
    el('div', { className: 'emojis' }, REACTIONS.map((emoji) => item(emoji, () => act('react', { messageId: id, emoji: marks.personReaction === emoji ? '' : emoji })))),
    item('Responder', () => { replyTo = message; editing = null; showQuote(); $('text').focus() }),
    fromPerson && type === 'text' && item('Editar', () => { editing = message; replyTo = null; $('text').value = message.content.body; showQuote(); $('text').focus() }),
    fromPerson && item('Apagar para todos', () => act('delete', { messageId: id })))
  button.setAttribute('aria-expanded', 'true')
  button.parentElement.append(menu)
  menu.querySelector('button').focus()
  menu.scrollIntoView({ block: 'nearest' })
}

function closeMenus() {
  document.querySelectorAll('.menu.acts').forEach((it) => it.remove())
  document.querySelectorAll('#composer .menu').forEach((it) => { it.hidden = true })
  document.querySelectorAll('[aria-expanded="true"]').forEach((it) => it.setAttribute('aria-expanded', 'false'))
}

function showQuote() {
  const about = editing ?? replyTo
  $('quote').hidden = !about
  if (!about) return
  $('quote').replaceChildren(
    el('span', {}, `${editing ? 'Editando' : 'Respondendo'}: ${preview(about)}`),
    el('button', { type: 'button', onclick: () => { if (editing) $('text').value = ''; editing = null; replyTo = null; showQuote() } }, 'Cancelar'))
}

function markRead() {
  const waits = chat.messages.some((it) => !it.fromPerson && it.marks.status === 'delivered')
  if (waits && document.visibilityState === 'visible') act('read')
}

// Writing

async function write(content) {
  const done = await act('inbound', { ...content, ...(replyTo ? { replyTo: replyTo.id } : {}) })
  if (done) {
    replyTo = null
    showQuote()
  }
  return done
}

async function send(event) {
  event?.preventDefault()
  const text = $('text').value.trim()
  if (!text) return
  $('text').value = ''
  const done = editing ? await act('edit', { messageId: editing.id, text }) : await write({ type: 'text', text })
  if (!done) {
    $('text').value = text
    return
  }
  editing = null
  showQuote()
}

let fileKind = 'image'

async function sendFile() {
  const [file] = $('file').files
  if (!file) return
  $('file').value = ''
  const caption = $('text').value.trim()
  $('text').value = ''
  await write({ type: fileKind, data: await base64(file), mime: file.type || 'application/octet-stream', filename: file.name, caption })
}

// Views

function show(view) {
  document.body.dataset.view = view
  document.querySelectorAll('[data-show]').forEach((it) => it.setAttribute('aria-current', String(it.dataset.show === view)))
}

// What happens

async function load() {
  const fresh = await attempt(() => ask('GET', 'state'))
  if (!fresh) return
  state = fresh
  if (!state.numbers.some((it) => it.phoneNumberId === number)) number = state.numbers[0]?.phoneNumberId ?? ''
  $('number').replaceChildren(...state.numbers.map((it) => el('option', { value: it.phoneNumberId }, it.displayPhoneNumber)))
  $('number').value = number
  $('number').hidden = state.numbers.length < 2
  $('shop').textContent = state.numbers.find((it) => it.phoneNumberId === number)?.verifiedName ?? 'Loja'
  showPeople()
  showPanel(state)
  await openChat()
}

const listeners = {
  hello: load,
  reset: load,
  numbers: load,
  message({ chat: key, message }) {
    if (key.phoneNumberId === number && key.person === person) {
      const at = chat.messages.findIndex((it) => it.id === message.id)
      if (at < 0) openChat()
      else {
        chat.messages[at] = message
        showChat()
        markRead()
      }
    } else if (!message.fromPerson && message.marks.status === 'delivered') {
      unread.set(key.person, (unread.get(key.person) ?? 0) + 1)
      showPeople()
    }
  },
  typing: openIfMine,
  'shop-read': openIfMine,
  clock(clock) {
    setClock(clock)
    openChat()
  },
  faults: showFaults,
  delivery: addDelivery,
}

function openIfMine(key) {
  if (key.phoneNumberId === number && key.person === person) openChat()
}

const events = new EventSource('/sim/events')
for (const [name, listener] of Object.entries(listeners)) {
  events.addEventListener(name, (event) => listener(JSON.parse(event.data)))
}

$('emoji').append(...EMOJIS.map((emoji) => el('button', { type: 'button', role: 'menuitem', onclick: () => { $('text').setRangeText(emoji, $('text').selectionStart, $('text').selectionEnd, 'end'); closeMenus(); $('text').focus() } }, emoji)))
$('composer').addEventListener('submit', send)
$('text').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) send(event)
})
$('record').addEventListener('click', () => recordVoice(write))
$('file').addEventListener('change', sendFile)
$('call').addEventListener('click', () => act('call'))
$('hangup').addEventListener('click', () => act('hangup'))
$('talk').addEventListener('click', () => act('hangup', { seconds: 60 }))
$('location').addEventListener('click', () => { closeMenus(); write({ type: 'location', location: { latitude: -23.55052, longitude: -46.633308, name: 'Praça da Sé', address: 'Praça da Sé, s/n, São Paulo' } }) })
$('contact').addEventListener('click', () => { closeMenus(); write({ type: 'contacts', contacts: [{ name: { formatted_name: 'Oficina do Zé', first_name: 'Zé' }, phones: [{ phone: '+55 11 9 0000-0031', wa_id: '5511900000031', type: 'WORK' }] }] }) })
$('number').addEventListener('change', () => { number = $('number').value; load() })
wirePanel(act, load)
for (const button of document.querySelectorAll('[data-show]')) button.addEventListener('click', () => show(button.dataset.show))
for (const button of document.querySelectorAll('[data-sample]')) button.addEventListener('click', () => { closeMenus(); write({ type: button.dataset.sample }) })
for (const button of document.querySelectorAll('[data-file]')) {
  button.addEventListener('click', () => {
    closeMenus()
    fileKind = button.dataset.file
    $('file').accept = fileKind === 'image' ? 'image/jpeg,image/png' : ''
    $('file').click()
  })
}
for (const button of document.querySelectorAll('[data-menu]')) {
  button.addEventListener('click', () => {
    const menu = $(button.dataset.menu)
    const opens = menu.hidden
    closeMenus()
    menu.hidden = !opens
    button.setAttribute('aria-expanded', String(opens))
  })
}
document.addEventListener('keydown', (event) => { if (event.key === 'Escape') closeMenus() })
document.addEventListener('click', (event) => { if (!event.target.closest('.menu, [data-menu], .more')) closeMenus() })
document.addEventListener('visibilitychange', markRead)
// A picture is tall only once it is there.
for (const event of ['load', 'loadedmetadata']) $('messages').addEventListener(event, () => { $('messages').scrollTop = $('messages').scrollHeight }, true)

const icon = (path) => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  shape.setAttribute('d', path)
  svg.append(shape)
  return svg
}
$('record').append(icon('M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3zm5-3a5 5 0 0 1-10 0H5a7 7 0 0 0 6 6.9V22h2v-3.1A7 7 0 0 0 19 12z'))
$('call').append(icon('M20 15.5c-1.2 0-2.4-.2-3.6-.6a1 1 0 0 0-1 .2l-2.2 2.2a15 15 0 0 1-6.6-6.6l2.2-2.2a1 1 0 0 0 .2-1A11.4 11.4 0 0 1 8.5 4a1 1 0 0 0-1-1H4a1 1 0 0 0-1 1 17 17 0 0 0 17 17 1 1 0 0 0 1-1v-3.5a1 1 0 0 0-1-1z'))
document.querySelector('.send').append(icon('M3 20.5V14l9-2-9-2V3.5L22 12z'))
