// The panel beside the phone: the clock, what goes wrong, scenes, and what became of the webhooks.

import { el } from './bubble.js'
import { $, ask, attempt } from './control.js'

const SHOWN_DELIVERIES = 100

const exact = new Intl.DateTimeFormat('pt-BR', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const second = new Intl.DateTimeFormat('pt-BR', { dateStyle: 'short', timeStyle: 'medium' })

let clock = { now: new Date().toISOString() }
let clockReadAt = 0
let presets = []

/** What time it is in the simulator. */
export function now() {
  const then = new Date(clock.now)
  return clock.frozen ? then : new Date(then.getTime() + performance.now() - clockReadAt)
}

export function setClock(fresh) {
  clock = fresh
  clockReadAt = performance.now()
  showClock()
}

function showClock() {
  $('now').textContent = second.format(now())
  $('frozen').textContent = clock.frozen ? 'parado' : ''
  $('freeze').textContent = clock.frozen ? 'Andar' : 'Parar'
}

export function showFaults(faults) {
  const title = (name) => presets.find((it) => it.name === name)?.title ?? name
  $('faults').replaceChildren(...faults.map((it) => el('li', {},
    el('span', {}, `${it.name} ${title(it.name)}${it.times == null ? '' : ` (${it.times}×)`}`),
    el('button', { type: 'button', onclick: () => attempt(() => ask('DELETE', `faults/${it.id}`)) }, 'Desligar'))))
}

function delivery(it) {
  const good = it.forged ? it.status === 401 || it.status === 403 : it.status === 200 && !it.error
  return el('li', {},
    el('time', {}, exact.format(new Date(it.at))),
    el('span', {}, it.summary + (it.forged ? ' (forjado)' : '')),
    el('b', { className: good ? '' : 'bad' }, it.status === 0 ? 'sem resposta' : it.error ? 'resposta perdida' : String(it.status)),
    el('small', {}, `${it.millis} ms${it.attempt > 1 ? ` · tentativa ${it.attempt}` : ''}`))
}

export function addDelivery(one) {
  $('deliveries').prepend(delivery(one))
  if ($('deliveries').childElementCount > SHOWN_DELIVERIES) $('deliveries').lastElementChild.remove()
}

export function showPanel(state) {
  presets = state.presets
  $('preset').replaceChildren(...presets.map((it) => el('option', { value: it.name }, `${it.name} ${it.title}`)))
  $('readAlone').checked = state.settings.readAfter != null
  setClock(state.clock)
  showFaults(state.faults)
  $('deliveries').replaceChildren(...state.deliveries.slice(-SHOWN_DELIVERIES).reverse().map(delivery))
}

/** Makes the panel's buttons work: `act` does something as the person, `load` reads everything anew. */
export function wirePanel(act, load) {
  $('freeze').addEventListener('click', () => attempt(() => ask('POST', 'clock', { freeze: !clock.frozen })))
  $('fault').addEventListener('submit', (event) => {
    event.preventDefault()
    const times = $('times').value
    attempt(() => ask('POST', 'faults', { preset: $('preset').value, ...(times ? { times: Number(times) } : {}) }))
  })
  $('reset').addEventListener('click', () => attempt(() => ask('POST', 'reset', {})))
  $('readAlone').addEventListener('change', () => attempt(() => ask('POST', 'settings', { readAfter: $('readAlone').checked ? 'PT10S' : '' })))
  for (const button of document.querySelectorAll('[data-advance]')) button.addEventListener('click', () => attempt(() => ask('POST', 'clock', { advance: button.dataset.advance })))
  for (const button of document.querySelectorAll('[data-scene]')) button.addEventListener('click', () => scene(button.dataset.scene, act, load))
  setInterval(showClock, 1000)
}

async function scene(name, act, load) {
  if (name === 'batch') await act('batch', { size: 20 })
  if (name === 'flood') await act('flood', { perSecond: 50, seconds: 10 })
  if (name === 'stop') await act('preference', { value: 'stop' })
  if (name === 'number') {
    await act('number', { phone: `+55 11 9 0000-00${50 + Math.floor(Math.random() * 50)}` })
    await load()
  }
}
