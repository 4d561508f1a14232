import { fork } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { deflateSync } from 'node:zlib'
import { chromium } from 'playwright-core'

/** Looks at the widget as visitors do, and leaves pictures in test/pictures to be judged by eye. */
const prosa = 'http://localhost:8090'
const strange = 'http://localhost:8091'
const folder = fileURLToPath(new URL('../test/pictures', import.meta.url))
const only = process.argv[2]
await mkdir(folder, { recursive: true })
const server = fork(fileURLToPath(new URL('./server.mjs', import.meta.url)), { silent: true })
await new Promise((resolve) => server.stdout.once('data', resolve))
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})

const act = (what, value = {}) =>
  fetch(`${prosa}/dev/${what}`, { method: 'POST', body: JSON.stringify(value) }).then((answer) =>
    answer.json(),
  )
const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis))

async function picture(name, options, config, steps) {
  if (only && !name.startsWith(only)) return
  await act('reset', config)
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'pt-BR',
    deviceScaleFactor: 2,
    ...options,
  })
  const page = await context.newPage()
  page.on(
    'console',
    (message) => ['error', 'warning'].includes(message.type()) && console.log(`${name}: ${message.text()}`),
  )
  page.on('pageerror', (error) => console.log(`${name}: ${error.message}`))
  await page.goto(options.url ?? `${prosa}/demo`)
  await page.waitForFunction(() => window.Prosa)
  await pause(600)
  await steps?.(page)
  await pause(500)
  await page.screenshot({ path: `${folder}/${name}.png` })
  await context.close()
  console.log(name)
}

/** The shadow root is closed even to us, so the chat is opened as a page would. */
async function open(page) {
  await page.evaluate(() => window.Prosa('open'))
  await pause(900)
  return page.frames().find((frame) => frame.url().includes('/webchat/frame'))
}

/** A soft picture as PNG, made by hand: a test needs no file from anywhere. */
function png(width = 320, height = 210) {
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * (width * 3 + 1) + 1 + x * 3
      rows[at] = 200 - (y / height) * 70
      rows[at + 1] = 150 - (x / width) * 40
      rows[at + 2] = 110 + (x / width) * 60
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const parts = [
    ['IHDR', header],
    ['IDAT', deflateSync(rows)],
    ['IEND', Buffer.alloc(0)],
  ]
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    ...parts.map(([type, data]) => chunk(type, data)),
  ])
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data])
  let crc = ~0
  for (const byte of body) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  const frame = Buffer.alloc(8 + body.length)
  frame.writeUInt32BE(data.length, 0)
  body.copy(frame, 4)
  frame.writeUInt32BE(~crc >>> 0, 4 + body.length)
  return frame
}

async function say(frame, text) {
  await frame.fill('textarea', text)
  await frame.press('textarea', 'Enter')
  await pause(250)
}

async function talk(page) {
  const frame = await open(page)
  await say(frame, 'Oi! Vocês entregam no sábado?')
  await act('join')
  await act('say', { text: 'Oi, tudo bem? Entregamos sim, até as 14h, na capital e região.' })
  await act('say', { text: 'As opções estão em https://cafeaurora.example/entrega.' })
  await act('read')
  await say(frame, 'Perfeito 😄')
  await say(frame, 'Esse aqui é o moedor que eu tenho, qual moagem vocês indicam?')
  await frame.setInputFiles('input[type=file]', [
    { name: 'moedor.png', mimeType: 'image/png', buffer: png() },
    { name: 'nota fiscal 2211.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(184_320, 1) },
  ])
  await pause(500)
  await act('typing', { on: true })
  return frame
}

const form = {
  enabled: true,
  name: 'required',
  email: 'required',
  phone: 'optional',
  consent: 'Concordo com o uso dos meus dados para este atendimento.',
}
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const dark = { colorScheme: 'dark' }

await picture('closed', {}, {})
await picture('greeting', {}, {}, open)
await picture('form', {}, { form }, async (page) => {
  const frame = await open(page)
  await frame.fill('#field-email', 'mariana@')
  await frame.click('.primary')
})
await picture('conversation', {}, {}, talk)
await picture('emoji', {}, {}, async (page) => {
  const frame = await talk(page)
  await frame.click('[aria-label=Emoji]')
})
await picture('ended', {}, {}, async (page) => {
  await talk(page)
  await act('typing', { on: false })
  await act('end')
})
await picture(
  'away',
  {},
  { open: false, agentsOnline: false, nextOpening: new Date(Date.now() + 2 * 864e5).toISOString() },
  open,
)
await picture('refusals', {}, {}, async (page) => {
  const frame = await open(page)
  await say(frame, 'Bom dia!')
  await act('limit', { seconds: 12 })
  await say(frame, 'Tem café em grãos?')
  await frame.setInputFiles('input[type=file]', [
    { name: 'instalador.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
  ])
})
await picture('offline', {}, {}, async (page) => {
  const frame = await open(page)
  await say(frame, 'Bom dia!')
  await act('down', { on: true })
  await say(frame, 'Ainda estão aí?')
})
await picture('unread', {}, { launcherText: 'Fale com a gente', color: '#0f766e' }, async (page) => {
  await talk(page)
  await page.evaluate(() => window.Prosa('close'))
  await act('say', { text: 'Média para a sua prensa.' })
  await act('say', { text: 'Posso separar 500 g?' })
})
await picture('phone-closed', phone, {})
await picture('phone', phone, {}, talk)
await picture('dark', dark, { theme: 'system' }, talk)
await picture('dark-form', dark, { theme: 'dark', form }, open)
await picture('light-brand', {}, { color: '#ffd400' }, talk)
await picture('hostile', { url: `${strange}/hostile-css.html` }, {}, talk)
await picture('strict', { url: `${strange}/strict-csp.html` }, {}, talk)
await picture('single-page', { url: `${strange}/single-page.html` }, {}, async (page) => {
  await talk(page)
  await page.evaluate(() => window.Prosa('close'))
  for (const id of ['route', 'body', 'clean']) await page.click(`#${id}`)
  await open(page)
  await pause(800)
})

await browser.close()
server.kill()
