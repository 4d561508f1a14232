import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import { emptyDesk, open, people, play } from '../../dev/example-desk'
import type { FakeDesk } from '../../dev/fake-desk'
import { connect, type Line, openConsole } from '../test/desk'

let desk: FakeDesk
let line: Line

beforeEach(() => {
  desk = emptyDesk()
  line = connect(desk)
})

it('opens from the inbox, finds people and shows whom nobody has found', async () => {
  const user = userEvent.setup()
  open(desk, { name: 'Mariana Souza' })
  open(desk, { name: 'João Lima' })
  openConsole('/conversations')
  const pane = await screen.findByRole('region', { name: 'Atendimentos' })
  await user.click(within(pane).getByRole('link', { name: 'Contatos' }))

  const list = await screen.findByRole('list', { name: 'Contatos' })
  expect(
    within(list)
      .getAllByRole('link')
      .map((it) => it.textContent),
  ).toEqual(['João Lima', 'Mariana Souza'])

  await user.type(screen.getByRole('searchbox'), 'mari')
  await waitFor(() => expect(screen.queryByText('João Lima')).toBeNull())
  await user.type(screen.getByRole('searchbox'), 'xyz')
  expect(
    await screen.findByText('Nenhum contato com essas palavras ou etiquetas. Tente outras.'),
  ).toBeVisible()
})

it('writes somebody down and opens their card', async () => {
  const user = userEvent.setup()
  openConsole('/contacts')
  const [add] = await screen.findAllByRole('button', { name: 'Novo contato' })
  if (!add) throw new Error('no button')
  await user.click(add)
  const dialog = await screen.findByRole('dialog', { name: 'Novo contato' })
  await user.click(within(dialog).getByRole('button', { name: 'Salvar' }))
  expect(within(dialog).getByText('Um contato precisa de um nome.')).toBeVisible()
  await user.type(within(dialog).getByLabelText(/^Nome/), 'Dona Lúcia')
  await user.type(within(dialog).getByLabelText('Telefone'), '11 98888-7777')
  await user.click(within(dialog).getByRole('button', { name: 'Salvar' }))

  const card = await screen.findByRole('dialog', { name: 'Contato' })
  expect(await within(card).findByRole('heading', { name: 'Dona Lúcia' })).toBeVisible()
  expect(within(card).getByText('Nenhuma conversa que você possa ver.')).toBeVisible()
  expect(
    line.asked.find((it) => it.method === 'POST' && it.path === '/contacts')?.body,
  ).toMatchObject({ name: 'Dona Lúcia', phone: '11 98888-7777', email: null })
})

it('blocks with a reason, says so where one would write, and unblocks', async () => {
  const user = userEvent.setup()
  const mariana = open(desk, { name: 'Mariana Souza', state: 'attending', owner: people.ANA })
  play(desk, mariana, [['in', 3, 'Bom dia']])
  openConsole(`/contacts?contact=${mariana.contact.id}`)
  await user.click(await screen.findByRole('button', { name: 'Bloquear contato' }))
  const dialog = await screen.findByRole('dialog', { name: 'Bloquear Mariana Souza?' })
  await user.click(within(dialog).getByRole('button', { name: 'Bloquear contato' }))
  expect(within(dialog).getByText('Diga por que está bloqueando.')).toBeVisible()
  await user.type(within(dialog).getByLabelText(/^Motivo/), 'Ofende a equipe')
  await user.click(within(dialog).getByRole('button', { name: 'Bloquear contato' }))

  expect(await screen.findByText('Motivo: Ofende a equipe')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Novo chat' })).toBeNull()
  await user.click(await screen.findByRole('link', { name: /Chat da loja/ }))
  expect(await screen.findByText(/^Este contato está bloqueado: nada chega dele/)).toBeVisible()
  expect(screen.getByRole('button', { name: 'Responder' })).toBeDisabled()
  expect(screen.getByText(/Ana bloqueou o contato: Ofende a equipe/)).toBeVisible()

  const panel = screen.getByRole('complementary', { name: 'Informações do contato' })
  await user.click(within(panel).getByRole('button', { name: 'Mais ações' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Desbloquear contato' }))
  await user.click(await screen.findByRole('button', { name: 'Desbloquear contato' }))
  await waitFor(() => expect(screen.queryByText(/^Este contato está bloqueado/)).toBeNull())
})

it('is not offered the panel where the account has none', async () => {
  desk.me = { ...desk.me, account: { ...desk.me.account, modules: ['add-chats'] } }
  openConsole('/supervision')

  expect(await screen.findByText(/^O painel está desligado nesta conta/)).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Painel de Atendimento' })).toBeNull()
})
