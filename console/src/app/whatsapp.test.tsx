import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Message, MessageContent, Template } from '@/lib/schemas'
import { forgetDrafts } from '@/live/drafts'
import { emptyDesk, open, people } from '../../dev/example-desk'
import { type FakeAnswer, ok } from '../../dev/fake-answer'
import type { FakeConversation, FakeDesk } from '../../dev/fake-desk'
import { connect, type Line, openConsole } from '../test/desk'

let desk: FakeDesk
let line: Line
let mariana: FakeConversation
/** What the server says of the customer's window. */
let replyWindow: { open: boolean; until: string | null }

beforeEach(() => {
  forgetDrafts()
  desk = emptyDesk()
  line = connect(desk)
  mariana = open(desk, { name: 'Mariana Souza', state: 'attending', owner: people.ANA })
  const { connection } = mariana.item
  desk.change(mariana, { connection: { ...connection, kind: 'whatsapp', name: 'Loja' } })
  replyWindow = { open: true, until: new Date(Date.now() + 3_600_000).toISOString() }
  line.intercept = carried
})

/** What only a server with channels answers. */
function carried(_: string, path: string): FakeAnswer | null {
  if (path.endsWith('/window')) return ok(replyWindow)
  if (path === '/lines') return ok({ items: [] })
  return null
}

function customerSends(content: MessageContent, more: Partial<Message> = {}): Message {
  const author = { kind: 'contact' as const, id: mariana.contact.id, name: 'Mariana Souza' }
  return desk.say(mariana, { direction: 'in', author, content, ...more })
}

function teamSends(body: string, more: Partial<Message>): Message {
  const author = { kind: 'agent' as const, id: people.ANA, name: 'Ana Lima' }
  const content = { type: 'text' as const, body }
  return desk.say(mariana, { direction: 'out', author, content, ...more })
}

async function timeline() {
  openConsole(`/conversations/${mariana.item.id}`)
  return within(await screen.findByRole('region', { name: 'Mensagens' }))
}

describe('what WhatsApp brings', () => {
  it('shows places, cards, choices and what cannot be shown, with what is known of it', async () => {
    customerSends({ type: 'location', latitude: -25.44, longitude: -49.28, name: 'Batel' })
    const card = { name: 'Rui Alves', phones: ['+5541988881234'], emails: [], company: 'Alves' }
    customerSends({ type: 'contacts', cards: [card] })
    customerSends({ type: 'choice', title: 'Quero retirar', description: 'Na loja do centro' })
    customerSends({ type: 'unsupported', what: 'poll', detail: 'Message type unknown' })
    customerSends({ type: 'withdrawn' })

    const shown = await timeline()

    expect(shown.getByText('Batel')).toBeVisible()
    expect(shown.getByText('-25.44000, -49.28000')).toBeVisible()
    expect(shown.getByRole('link', { name: 'Abrir no mapa' })).toHaveAttribute(
      'href',
      expect.stringContaining('mlat=-25.44&mlon=-49.28'),
    )
    expect(shown.getByRole('link', { name: '+55 41 98888-1234' })).toBeVisible()
    expect(shown.getByText('Quero retirar')).toBeVisible()
    expect(shown.getByText('poll')).toBeVisible()
    expect(shown.getByText('Message type unknown')).toBeVisible()
    expect(shown.getByText('O cliente apagou esta mensagem')).toBeVisible()
  })

  it('shows what a message answers, that it was edited, and its reactions', async () => {
    const asked = customerSends({ type: 'text', body: 'Vocês abrem hoje?' })
    const at = new Date().toISOString()
    const author = { kind: 'contact' as const, id: null, name: 'Mariana Souza' }
    customerSends(
      { type: 'text', body: 'Às 10?' },
      { replyTo: asked.id, editedAt: at, reactions: [{ author, emoji: '👍', at }] },
    )

    const shown = await timeline()

    const quote = shown.getByRole('button', { name: 'Ir para a mensagem de Mariana Souza' })
    expect(within(quote).getByText('Vocês abrem hoje?')).toBeVisible()
    expect(shown.getByText('editada')).toBeVisible()
    expect(shown.getByRole('listitem', { name: '👍 de Mariana Souza' })).toBeVisible()
  })
})

describe('the 24-hour window', () => {
  it('stands beside the field while it is open', async () => {
    openConsole(`/conversations/${mariana.item.id}`)

    expect(await screen.findByText(/^Janela aberta até/)).toBeVisible()
    expect(screen.getByRole('button', { name: 'Responder' })).toBeEnabled()
  })

  it('leaves only the note when it is closed, and says so', async () => {
    replyWindow = { open: false, until: '2026-01-05T12:00:00Z' }
    openConsole(`/conversations/${mariana.item.id}`)

    expect(await screen.findByText('Janela de 24 h fechada')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Responder' })).toBeDisabled()
    expect(screen.getByText(/^A janela fechou em/)).toBeVisible()
  })
})

describe('a template', () => {
  const visit: Template = {
    id: '0193a000-0000-7000-8000-0000000000d1',
    connectionId: '',
    externalId: '77',
    name: 'visita',
    language: 'pt_BR',
    category: 'utility',
    group: 'Agenda',
    status: 'approved',
    wording: {
      header: null,
      body: 'Olá {{1}}, a visita é {{2}}, podemos confirmar?',
      footer: null,
      buttons: [{ kind: 'reply', text: 'Confirmar', value: null }],
      complete: true,
    },
    samples: { 'body.1': 'Ana', 'body.2': 'amanhã' },
    sources: { 'body.1': 'contact-first-name' },
    quality: null,
    reason: null,
    advice: null,
    changedAt: '2026-01-05T12:00:00Z',
  }
  let isOffline = false
  const shelf = { items: [visit], syncing: false, syncedAt: null, failure: null }

  function withTemplates(unwanted = false) {
    isOffline = false
    line.intercept = (method, path, body) => {
      if (path.endsWith('/templates')) return ok(shelf)
      if (path.endsWith('/preview')) {
        const content = { type: 'template', ...visit.wording }
        return ok({ values: { 'body.1': 'Mariana' }, missing: ['body.2'], content, unwanted })
      }
      if (method === 'POST' && path.endsWith('/messages')) return taken(body)
      return carried(method, path)
    }
  }

  /** The server makes the message of it, which waits for its turn. */
  function taken(body: unknown): FakeAnswer | 'offline' {
    if (isOffline) return 'offline'
    const { id } = body as { id: string }
    const { header, footer, buttons } = visit.wording
    const said = 'Olá Mariana, a visita é amanhã às 14h, podemos confirmar?'
    return ok(
      teamSends('', {
        id,
        status: 'queued',
        content: {
          type: 'template',
          name: visit.name,
          language: visit.language,
          header: header?.text ?? null,
          body: said,
          footer: footer ?? null,
          buttons,
          parameters: [],
        },
      }),
    )
  }

  it('is chosen by group and name, filled, shown as on the phone, and sent', async () => {
    const user = userEvent.setup()
    replyWindow = { open: false, until: '2026-01-05T12:00:00Z' }
    withTemplates()
    openConsole(`/conversations/${mariana.item.id}`)
    await user.click(await screen.findByRole('button', { name: 'Escolher modelo' }))
    const dialog = await screen.findByRole('dialog', { name: 'Enviar modelo' })
    await user.click(await within(dialog).findByRole('combobox', { name: 'Modelo HSM' }))
    await user.click(await screen.findByRole('option', { name: /visita/ }))

    const phone = await within(dialog).findByRole('figure', {
      name: 'Como chega no celular do cliente',
    })
    expect(await within(phone).findByText(/^Olá Mariana, a visita é/)).toBeVisible()
    const send = within(dialog).getByRole('button', { name: 'Enviar modelo' })
    expect(send).toBeDisabled()
    await user.type(within(dialog).getByLabelText(/^Campo 2 do texto/), 'amanhã às 14h')
    expect(within(phone).getByText(/a visita é amanhã às 14h, podemos/)).toBeVisible()
    await user.click(send)

    await waitFor(() => expect(dialog).not.toBeInTheDocument())
    const sent = line.asked.find(({ path }) => path.endsWith('/messages') && path.length > 40)
    expect(sent?.body).toMatchObject({
      kind: 'reply',
      content: {
        type: 'template',
        template: visit.id,
        values: { 'body.1': 'Mariana', 'body.2': 'amanhã às 14h' },
      },
    })
  })

  it('stands in the conversation at once, and goes when the network is back', async () => {
    const user = userEvent.setup()
    replyWindow = { open: false, until: '2026-01-05T12:00:00Z' }
    withTemplates()
    isOffline = true
    openConsole(`/conversations/${mariana.item.id}`)
    await user.click(await screen.findByRole('button', { name: 'Escolher modelo' }))
    const dialog = await screen.findByRole('dialog', { name: 'Enviar modelo' })
    await user.click(await within(dialog).findByRole('combobox', { name: 'Modelo HSM' }))
    await user.click(await screen.findByRole('option', { name: /visita/ }))
    await user.type(await within(dialog).findByLabelText(/^Campo 2 do texto/), 'amanhã às 14h')

    await user.click(within(dialog).getByRole('button', { name: 'Enviar modelo' }))

    await waitFor(() => expect(dialog).not.toBeInTheDocument())
    const shown = within(screen.getByRole('region', { name: 'Mensagens' }))
    const words = 'Olá Mariana, a visita é amanhã às 14h, podemos confirmar?'
    expect(await shown.findByText(words)).toBeVisible()
    expect(shown.getByText('Confirmar')).toBeVisible()
    isOffline = false
    window.dispatchEvent(new Event('online'))
    await waitFor(() => expect(mariana.messages.at(-1)?.status).toBe('queued'))
    await waitFor(() => expect(shown.getAllByText(words)).toHaveLength(1))
  })

  it('is not sent to who wants nothing of the kind, and says so', async () => {
    const user = userEvent.setup()
    replyWindow = { open: false, until: '2026-01-05T12:00:00Z' }
    withTemplates(true)
    openConsole(`/conversations/${mariana.item.id}`)
    await user.click(await screen.findByRole('button', { name: 'Escolher modelo' }))
    const dialog = await screen.findByRole('dialog', { name: 'Enviar modelo' })
    await user.click(await within(dialog).findByRole('combobox', { name: 'Modelo HSM' }))
    await user.click(await screen.findByRole('option', { name: /visita/ }))
    await user.type(await within(dialog).findByLabelText(/^Campo 2 do texto/), 'hoje')

    expect(await within(dialog).findByText(/pediu para não receber ofertas/)).toBeVisible()
    expect(within(dialog).getByRole('button', { name: 'Enviar modelo' })).toBeDisabled()
  })

  it('stands in the timeline with what stood around its words', async () => {
    teamSends('', {
      content: {
        type: 'template',
        name: 'visita',
        language: 'pt_BR',
        header: 'Lembrete',
        body: visit.wording.body,
        footer: 'Loja Exemplo',
        buttons: [{ kind: 'url', text: 'Ver', value: 'https://loja.example/77' }],
        parameters: [],
      },
    })

    const shown = await timeline()

    expect(shown.getByText('Lembrete')).toBeVisible()
    expect(shown.getByText('Loja Exemplo')).toBeVisible()
    expect(shown.getByRole('link', { name: 'Ver' })).toHaveAttribute(
      'href',
      'https://loja.example/77',
    )
  })
})

describe('a message on its way', () => {
  it('says why it failed, and goes again by a click', async () => {
    const user = userEvent.setup()
    const failure = { code: '131026', detail: 'Message undeliverable' }
    const sent = teamSends('Boa tarde!', { status: 'failed', failure })
    line.intercept = (method, path) =>
      path.endsWith(`/${sent.id}/retry`)
        ? ok({ ...sent, status: 'sent', failure: null })
        : carried(method, path)
    const shown = await timeline()
    expect(shown.getByRole('alert')).toHaveTextContent(/o número não tem WhatsApp/)

    await user.click(shown.getByRole('button', { name: 'Tentar de novo' }))

    await waitFor(() => expect(shown.queryByRole('alert')).toBeNull())
    expect(shown.getByRole('img', { name: 'Enviada' })).toBeVisible()
  })

  it('is visibly uncertain when its answer was lost', async () => {
    teamSends('Chegou?', { status: 'uncertain', failure: { code: 'answer-lost', detail: null } })

    const shown = await timeline()

    expect(shown.getByRole('alert')).toHaveTextContent(/talvez o cliente já tenha recebido/)
    expect(shown.getByRole('button', { name: 'Enviar mesmo assim' })).toBeVisible()
  })

  it('can be undone before it leaves, and its words come back', async () => {
    const user = userEvent.setup()
    const sent = teamSends('Errei', { status: 'queued' })
    const notBefore = new Date(Date.now() + 20_000).toISOString()
    const delivery = { state: 'queued', attempts: 0, notBefore, queuedAt: sent.at }
    line.intercept = (method, path) => {
      if (path.endsWith(`/${sent.id}/delivery`)) return ok({ ...sent, status: 'cancelled' })
      if (path.endsWith(`/${sent.id}`)) {
        return ok({ message: sent, lagMillis: 0, delivery, receipts: [], versions: [] })
      }
      return carried(method, path)
    }
    const shown = await timeline()

    await user.click(await shown.findByRole('button', { name: 'Desfazer' }))

    expect(await shown.findByRole('img', { name: 'Cancelada antes do envio' })).toBeVisible()
    expect(screen.getByRole('textbox', { name: 'Escreva uma mensagem' })).toHaveValue('Errei')
  })
})

describe('a number in the settings', () => {
  it('is tested, and the test says in words what is wrong', async () => {
    const user = userEvent.setup()
    const connection = {
      id: 'c1',
      kind: 'whatsapp',
      name: 'Loja',
      departmentId: null,
      key: 'abc',
      state: 'on',
      createdAt: '2026-11-01T12:00:00Z',
      trouble: null,
    }
    const number = {
      connection,
      phoneNumberId: '200000000000001',
      businessAccountId: '100000000000001',
      webhook: '/webhooks/whatsapp/abc',
      verifyToken: 'palavra',
      undoSeconds: 5,
      showReading: true,
      ignoreGroups: false,
      declineCalls: false,
      display: '551130000001',
      verifiedName: 'Loja',
      news: [],
    }
    const checks = [
      { what: 'reachable', passed: true },
      { what: 'token', passed: false, code: '190', detail: 'Session has expired' },
    ]
    const trouble = { kind: 'unauthorized', detail: null, since: '2026-11-22T12:00:00Z' }
    const waiting = {
      connectionId: 'c1',
      kind: 'whatsapp',
      name: 'Loja',
      on: true,
      trouble,
      queued: 3,
      capabilities: ['files'],
    }
    line.intercept = (method, path, body) => {
      if (path === '/connections/c1') return ok(connection)
      if (path === '/connections/c1/whatsapp/test') return ok({ works: false, checks })
      if (path === '/connections/c1/whatsapp') return ok({ ...number, ...Object(body) })
      if (path === '/lines') return ok({ items: [waiting] })
      return carried(method, path)
    }
    openConsole('/settings/connections/c1')
    expect(
      await screen.findByText(/^Não envia: a Meta recusou o acesso · 3 mensagens/),
    ).toBeVisible()
    expect(screen.getByText(/A Meta não aceita mais o token/)).toBeVisible()
    expect(screen.getByText(`${window.location.origin}/webhooks/whatsapp/abc`)).toBeVisible()

    await user.click(screen.getByRole('button', { name: 'Testar conexão' }))
    expect(await screen.findByText(/O token não vale ou venceu/)).toBeVisible()
    expect(screen.getByText('A Meta disse: 190: Session has expired')).toBeVisible()

    await user.type(screen.getByLabelText('Token de acesso'), 'outro')
    await user.click(screen.getByRole('button', { name: 'Salvar' }))

    await waitFor(() =>
      expect(
        line.asked.find((it) => it.method === 'PATCH' && it.path === '/connections/c1/whatsapp')
          ?.body,
      ).toEqual({ token: 'outro' }),
    )
  })
})
