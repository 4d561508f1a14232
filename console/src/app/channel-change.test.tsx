import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import { forgetDrafts } from '@/live/drafts'
import { emptyDesk, open, people, play } from '../../dev/example-desk'
import type { FakeConversation, FakeDesk } from '../../dev/fake-desk'
import { connect, type Line, openConsole } from '../test/desk'

const WHATSAPP = {
  id: '0199a000-5a1e-7000-8000-00000000aaaa',
  kind: 'whatsapp',
  name: 'Vendas',
} as const

let desk: FakeDesk
let line: Line

beforeEach(() => {
  forgetDrafts()
  desk = emptyDesk()
  desk.connections = [...desk.connections, WHATSAPP]
  line = connect(desk)
})

async function attended(): Promise<FakeConversation> {
  const it = open(desk, { name: 'Mariana Souza', state: 'attending', owner: people.ANA })
  play(desk, it, [['in', 8, 'Consegue ver o boleto?']])
  openConsole(`/conversations/${it.item.id}`)
  await screen.findByRole('textbox', { name: 'Escreva uma mensagem' })
  return it
}

async function ask(user: ReturnType<typeof userEvent.setup>) {
  await user.click(screen.getByRole('button', { name: 'Opções' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Mudar de canal…' }))
}

it('goes on through the connection that is clicked, and the timeline says so', async () => {
  const user = userEvent.setup()
  const it = await attended()
  await ask(user)

  const way = await screen.findByRole('button', { name: /Vendas/ })
  expect(way).toHaveTextContent(
    'Só um modelo aprovado chega até o cliente, até ele escrever por lá',
  )
  await user.click(way)

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(it.item.connection).toEqual(WHATSAPP)
  expect(await screen.findByText('Ana mudou o canal: Chat da loja → Vendas')).toBeVisible()
  expect(screen.getByText('O atendimento de Mariana Souza continua por Vendas')).toBeVisible()
})

it('says why it cannot, and shows the conversation in which the customer is served there', async () => {
  const user = userEvent.setup()
  const there = open(desk, { name: 'Mariana Souza', state: 'attending', owner: people.ANA })
  line.intercept = (method, path) =>
    method === 'PUT' && path.endsWith('/connection')
      ? { status: 409, body: { code: 'already-open', conversation: there.item.id } }
      : null
  await attended()
  await ask(user)

  await user.click(await screen.findByRole('button', { name: /Vendas/ }))

  expect(await screen.findByRole('alert')).toHaveTextContent('Este cliente já está em atendimento.')
  expect(screen.getByRole('link', { name: 'Abrir' })).toHaveAttribute(
    'href',
    `/conversations/${there.item.id}`,
  )
})
