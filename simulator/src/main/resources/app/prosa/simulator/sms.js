// A phone that knows SMS only: what one number wrote and got.

import { $, ask, attempt } from './control.js'

const WORDS = { Queued: 'na fila', Sent: 'enviada', Delivered: 'entregue', Undelivered: 'não entregue' }
const number = () => $('number').value.replace(/[^0-9]/g, '')

function bubble({ content, mine, status }) {
  const item = document.createElement('li')
  item.dataset.mine = mine
  item.textContent = content
  if (!mine) {
    const small = document.createElement('small')
    small.textContent = WORDS[status] ?? status
    item.append(small)
  }
  return item
}

async function show() {
  const all = await attempt(() => ask('GET', 'sms/texts'))
  if (!all) return
  const messages = $('messages')
  messages.replaceChildren(...all.filter((it) => it.number === number()).map(bubble))
  messages.scrollTop = messages.scrollHeight
}

$('number').addEventListener('input', show)
$('composer').addEventListener('submit', async (event) => {
  event.preventDefault()
  const text = $('text').value.trim()
  if (!text) return
  if (await attempt(() => ask('POST', 'sms/inbound', { from: number(), text }))) $('text').value = ''
})
$('text').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault()
    $('composer').requestSubmit()
  }
})

const feed = new EventSource('/sim/events')
for (const name of ['hello', 'text', 'reset']) feed.addEventListener(name, show)
