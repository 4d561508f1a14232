// Drives the demo as a visitor and an agent would, and writes what they see: node pictures.mjs ADDRESS FOLDER
import { statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const { chromium } = createRequire(join(root, 'console/'))('playwright-core')
const sharp = createRequire(join(root, 'build/pictures/'))('sharp')
const [address, folder] = process.argv.slice(2)

const browser = await chromium.launch({
  executablePath: process.env.PROSA_CHROMIUM,
  args: ['--no-sandbox', '--force-device-scale-factor=1'],
})

async function signedIn(width, height, colorScheme = 'light') {
  const viewport = { width, height }
  const context = await browser.newContext({ viewport, colorScheme, locale: 'pt-BR', timezoneId: 'America/Sao_Paulo', reducedMotion: 'reduce' })
  context.setDefaultTimeout(120_000)
  const page = await context.newPage()
  await page.goto(address)
  await page.getByLabel('E-mail').fill('ana@demo.prosa.app')
  await page.getByRole('textbox', { name: 'Senha' }).fill('prosa-demo')
  await page.getByRole('button', { name: 'Entrar', exact: true }).click()
  await page.getByRole('tab', { name: /Atendendo/ }).waitFor()
  return page
}

for (const theme of ['light', 'dark']) {
  const page = await signedIn(1440, 860, theme)
  await page.getByRole('tab', { name: /Atendendo/ }).click()
  await page.getByRole('link', { name: 'Helena Dias' }).click()
  await page.getByText('Orçar com fita dourada').last().waitFor()
  await page.waitForTimeout(800)
  // Away from the row that was clicked, which shows what can be done with it.
  await page.mouse.move(760, 200)
  await page.waitForTimeout(300)
  await page.screenshot({ path: join(folder, `inbox-${theme}.png`) })
  await page.context().close()
}

// The moving one: the shop's chat beside the desk, as a conversation comes, is answered and resolved.
const HEIGHT = 600
const frames = []
const agent = await signedIn(960, HEIGHT)
await agent.getByRole('tab', { name: /Aguardando/ }).click()
const site = await (
  await browser.newContext({ viewport: { width: 390, height: HEIGHT }, locale: 'pt-BR', timezoneId: 'America/Sao_Paulo', reducedMotion: 'reduce' })
).newPage()
site.context().setDefaultTimeout(120_000)
await site.goto(`${address}/demo`)
// The launcher hides in a closed shadow root, as from every host page: it is clicked where it stands.
await site.waitForFunction(() => document.querySelector('html > [popover]')?.matches(':popover-open'))
const shown = site.waitForEvent('framenavigated', (it) => it.url().includes('/webchat/frame'))
await site.mouse.click(390 - 48, HEIGHT - 48)
const chat = await shown
const field = chat.getByRole('textbox')

async function frame(delay) {
  await agent.waitForTimeout(350)
  const [left, right] = await Promise.all([site.screenshot(), agent.screenshot()])
  const image = await sharp({ create: { width: 1360, height: HEIGHT, channels: 3, background: '#d9d8e3' } })
    .composite([{ input: left, left: 0, top: 0 }, { input: right, left: 400, top: 0 }])
    .png()
    .toBuffer()
  frames.push({ image: await sharp(image).resize({ width: 1088 }).png().toBuffer(), delay })
}

async function typed(where, text) {
  await where.click()
  const half = Math.ceil(text.length / 2)
  await where.pressSequentially(text.slice(0, half))
  await frame(350)
  await where.pressSequentially(text.slice(half))
  await frame(500)
}

await field.waitFor()
await frame(1200)
await typed(field, 'Oi! Vocês entregam em Florianópolis?')
await field.press('Enter')
const row = agent.getByRole('link', { name: /^Visitante/ }).last()
await agent.getByText('Vocês entregam em Florianópolis?').first().waitFor()
await frame(1500)
await row.click()
await agent.getByRole('button', { name: 'Aceitar' }).waitFor()
await frame(1200)
await agent.getByRole('button', { name: 'Aceitar' }).click()
const composer = agent.locator('textarea:not([aria-hidden])')
await composer.waitFor()
await typed(composer, 'Entregamos, sim! Chega em três dias úteis.')
await composer.press('Enter')
await chat.getByText('Chega em três dias úteis.').waitFor()
await frame(1800)
await typed(field, 'Perfeito, obrigada! 😊')
await field.press('Enter')
await agent.getByText('Perfeito, obrigada! 😊').first().waitFor()
await frame(1500)
await agent.getByRole('button', { name: 'Resolver' }).click()
await frame(2500)

const moving = join(folder, 'conversation.webp')
await sharp(frames.map((it) => it.image), { join: { animated: true } })
  .webp({ quality: 60, effort: 6, delay: frames.map((it) => it.delay), loop: 0 })
  .toFile(moving)
console.log(`${frames.length} frames, ${Math.round(statSync(moving).size / 1024)} kB`)
await browser.close()
