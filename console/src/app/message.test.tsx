import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Capability, Message } from '@/lib/schemas'
import { forgetDrafts } from '@/live/drafts'
import { emptyDesk, open, people } from '../../dev/example-desk'
import { type FakeAnswer, ok } from '../../dev/fake-answer'
import type { FakeConversation, FakeDesk } from '../../dev/fake-desk'
import { connect, type Line, openConsole } from '../test/desk'

let desk: FakeDesk
let line: Line
let mariana: FakeConversation
let asked: Message

const CAPABILITIES: Capability[] = [
  'status',
  'react',
  'reply-to',
  'location',
  'contacts',
  'choices',
  'files',
]

beforeEach(() => {
  forgetDrafts()
  desk = emptyDesk()
  line = connect(desk)
  mariana = open(desk, { name: 'Mariana Souza', state: 'attending', owner: people.ANA })
  const { connection } = mariana.item
  desk.change(mariana, { connection: { ...connection, kind: 'whatsapp', name: 'Loja' } })
  const author = { kind: 'contact' as const, id: mariana.contact.id, name: 'Mariana Souza' }
  asked = desk.say(mariana, {
    direction: 'in',
    author,
    content: { type: 'text', body: 'Vocês abrem hoje?' },
  })
  line.intercept = carried
})

function carried(_: string, path: string): FakeAnswer | null {
  const until = new Date(Date.now() + 3_600_000).toISOString()
  if (path.endsWith('/window')) return ok({ open: true, until })
  if (path === '/lines') {
    const connectionId = mariana.item.connection.id
    const state = { connectionId, kind: 'whatsapp', name: 'Loja', on: true, trouble: null }
    return ok({ items: [{ ...state, queued: 0, capabilities: CAPABILITIES }] })
  }
  return null
}

function called(method: string, end: string) {
  return line.asked.find((it) => it.method === method && it.path.endsWith(end))
}

async function bubble() {
  openConsole(`/conversations/${mariana.item.id}`)
  const timeline = within(await screen.findByRole('region', { name: 'Mensagens' }))
  const article = timeline.getByText('Vocês abrem hoje?').closest('article') as HTMLElement
  await userEvent.hover(article)
  return within(article)
}

describe('a message', () => {
  it('is answered with its words quoted until they are dropped or sent', async () => {
    const user = userEvent.setup()
    const shown = await bubble()

    await user.click(shown.getByRole('button', { name: 'Responder a Mariana Souza' }))
    expect(screen.getByText('Respondendo a Mariana Souza')).toBeVisible()
    await user.keyboard('{Escape}')
    expect(screen.queryByText('Respondendo a Mariana Souza')).toBeNull()
    await user.click(shown.getByRole('button', { name: 'Responder a Mariana Souza' }))
    await user.type(screen.getByRole('textbox', { name: 'Escreva uma mensagem' }), 'Sim!{Enter}')

    await waitFor(() =>
      expect(called('POST', '/messages')?.body).toMatchObject({ replyTo: asked.id }),
    )
    expect(screen.queryByText('Respondendo a Mariana Souza')).toBeNull()
  })

  it('gets one sign of the team, which shows at once and can be taken back', async () => {
    const user = userEvent.setup()
    line.intercept = (method, path) => {
      const author = { kind: 'agent' as const, id: people.ANA, name: 'Ana Lima' }
      const given = { ...asked, reactions: [{ author, emoji: '👍', at: asked.at }] }
      if (path.endsWith('/reaction')) return ok(method === 'PUT' ? given : asked)
      return carried(method, path)
    }
    const shown = await bubble()

    await user.click(
      await shown.findByRole('button', { name: 'Reagir à mensagem de Mariana Souza' }),
    )
    await user.click(await screen.findByRole('button', { name: '👍' }))
    expect(called('PUT', `/${asked.id}/reaction`)?.body).toEqual({ emoji: '👍' })
    await user.click(await shown.findByRole('button', { name: 'Retirar a reação 👍' }))

    await waitFor(() => expect(shown.queryByText('👍')).toBeNull())
    expect(called('DELETE', `/${asked.id}/reaction`)).toBeDefined()
  })

  it('unfolds both times, the gap and the author', async () => {
    const user = userEvent.setup()
    const sentAt = new Date(Date.parse(asked.at) - 185_000).toISOString()
    const info = { message: { ...asked, sentAt }, lagMillis: 185_000, receipts: [], versions: [] }
    line.intercept = (method, path) =>
      path.endsWith(`/messages/${asked.id}`) ? ok(info) : carried(method, path)
    const shown = await bubble()

    await user.click(shown.getByRole('button', { name: 'Informações extras' }))

    expect(await shown.findByText('Registrada')).toBeVisible()
    expect(shown.getByText('3 min')).toBeVisible()
    expect(shown.getByText(/costuma ser problema de conexão/)).toBeVisible()
    expect(shown.getByText('Mariana Souza')).toBeVisible()
  })
})

describe('what is sent beside words', () => {
  it('is a place that was pasted from a map', async () => {
    const user = userEvent.setup()
    await bubble()

    await user.click(await screen.findByRole('button', { name: 'Enviar outra coisa' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Localização' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Localização' }))
    await user.type(
      dialog.getByRole('textbox', { name: /Coordenadas/ }),
      'https://maps.google.com/?q=-23.5,-46.6',
    )
    await user.type(dialog.getByRole('textbox', { name: 'Nome do lugar' }), 'Loja')
    await user.click(dialog.getByRole('button', { name: 'Enviar' }))

    await waitFor(() =>
      expect(called('POST', '/messages')?.body).toMatchObject({
        content: { type: 'location', latitude: -23.5, longitude: -46.6, name: 'Loja' },
      }),
    )
  })

  it('is a text with buttons', async () => {
    const user = userEvent.setup()
    await bubble()

    await user.click(await screen.findByRole('button', { name: 'Enviar outra coisa' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Botões ou lista' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Botões ou lista' }))
    expect(dialog.getByRole('button', { name: 'Enviar' })).toBeDisabled()
    await user.type(dialog.getByRole('textbox', { name: 'Texto' }), 'Quando?')
    await user.type(dialog.getByRole('textbox', { name: 'Opção 1' }), 'Hoje')
    await user.click(dialog.getByRole('button', { name: 'Enviar' }))

    await waitFor(() =>
      expect(called('POST', '/messages')?.body).toMatchObject({
        content: {
          type: 'interactive',
          body: 'Quando?',
          button: null,
          choices: [{ title: 'Hoje' }],
        },
      }),
    )
  })

  it('is the card of a contact, also of one who never wrote', async () => {
    const user = userEvent.setup()
    const rui = { ...mariana.contact, id: 'rui', name: 'Rui Alves', phone: '+5541988881234' }
    line.intercept = (method, path) =>
      method === 'GET' && path === '/contacts'
        ? ok({ items: [rui], latest: {}, next: null })
        : carried(method, path)
    await bubble()

    await user.click(await screen.findByRole('button', { name: 'Enviar outra coisa' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Contato' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Contato' }))
    await user.type(dialog.getByRole('textbox', { name: 'Procurar por nome ou número' }), 'Rui')
    await user.click(await dialog.findByRole('button', { name: 'Rui Alves' }))
    await user.click(dialog.getByRole('button', { name: 'Enviar' }))

    await waitFor(() =>
      expect(called('POST', '/messages')?.body).toMatchObject({
        content: { type: 'contacts', cards: [{ name: 'Rui Alves', phones: ['+5541988881234'] }] },
      }),
    )
  })
})

describe('the connections', () => {
  it('stand in the rail, and across the page when one does not send', async () => {
    const trouble = { kind: 'unauthorized', detail: null, since: '2026-11-22T12:00:00Z' }
    line.intercept = (method, path) => {
      const state = { connectionId: 'c1', kind: 'whatsapp', name: 'Loja', on: true }
      return path === '/lines'
        ? ok({ items: [{ ...state, trouble, queued: 3, capabilities: CAPABILITIES }] })
        : carried(method, path)
    }

    openConsole('/conversations')

    expect(
      await screen.findByRole('button', { name: '1 conexão com problema · 3 mensagens na fila' }),
    ).toBeVisible()
    expect(screen.getByText('Loja não está enviando')).toBeVisible()
  })
})
