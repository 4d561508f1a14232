import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import { forgetDrafts } from '@/live/drafts'
import { emptyDesk, FINANCE, open, people, play } from '../../dev/example-desk'
import type { FakeConversation, FakeDesk } from '../../dev/fake-desk'
import { connect, type Line, openConsole } from '../test/desk'

let desk: FakeDesk
let line: Line

beforeEach(() => {
  forgetDrafts()
  localStorage.clear()
  desk = emptyDesk()
  line = connect(desk)
})

function attended(name = 'Mariana Souza'): FakeConversation {
  const it = open(desk, { name, state: 'attending', owner: people.ANA })
  play(desk, it, [['in', 8, 'Consegue ver o boleto?']])
  return it
}

function register(...names: string[]) {
  for (const name of names) desk.demands.push({ id: desk.id('de3a'), name, retired: false })
}

async function opened(it: FakeConversation) {
  const page = openConsole(`/conversations/${it.item.id}`)
  await screen.findByRole('textbox', { name: 'Escreva uma mensagem' })
  return page
}

it('[CRM-06] [CRM-07] gives a service its demand, and an icon beside it removes it', async () => {
  const user = userEvent.setup()
  register('Boleto', 'Entrega')
  const it = attended()
  await opened(it)
  const panel = await screen.findByRole('complementary', { name: 'Informações do contato' })

  await user.click(within(panel).getByRole('combobox', { name: 'Demanda' }))
  await user.click(await screen.findByRole('option', { name: 'Entrega' }))
  await waitFor(() => expect(it.item.ticket.demand).toBe(desk.demands[1]?.id))
  await user.click(await within(panel).findByRole('button', { name: 'Remover a demanda: Entrega' }))

  await waitFor(() => expect(it.item.ticket.demand).toBeNull())
  expect(within(panel).queryByRole('button', { name: /Remover a demanda/ })).toBeNull()
})

it('asks for the demand that a department requires, and resolves', async () => {
  const user = userEvent.setup()
  register('Boleto')
  desk.departments = desk.departments.map((it) => ({
    ...it,
    rules: { ...it.rules, demandRequired: true },
  }))
  const it = attended()
  await opened(it)
  await user.click(await screen.findByRole('button', { name: 'Resolver' }))

  const dialog = await screen.findByRole('dialog', { name: 'Qual foi a demanda?' })
  const chosen = within(dialog).getByRole('combobox', { name: 'Demanda' })
  await user.click(chosen)
  await user.keyboard('{ArrowDown}{Enter}')
  await user.click(within(dialog).getByRole('button', { name: 'Resolver' }))

  await waitFor(() => expect(it.item.state).toBe('resolved'))
  expect(it.item.ticket.demand).toBe(desk.demands[0]?.id)
})

it('shows what goes first in the row and above the conversation', async () => {
  const user = userEvent.setup()
  desk.me = { ...desk.me, permissions: [...desk.me.permissions, 'prioritise'] }
  const it = attended()
  await opened(it)
  await user.click(await screen.findByRole('combobox', { name: 'Prioridade' }))
  await user.click(await screen.findByRole('option', { name: 'Urgente' }))

  expect(await screen.findByText(/prioridade urgente/)).toBeVisible()
  const row = screen.getByRole('link', { name: 'Mariana Souza' }).closest('[data-unread], div')
  expect(row).toBeTruthy()
  expect(screen.getByTitle('Urgente')).toBeVisible()
})

it('gives a contact an agent of its own', async () => {
  const user = userEvent.setup()
  const it = attended()
  await opened(it)
  await user.click(await screen.findByRole('button', { name: 'Escolher quem atende este contato' }))

  const dialog = await screen.findByRole('dialog', { name: 'Carteira de Mariana Souza' })
  await user.click(within(dialog).getByRole('combobox', { name: 'Quem atende' }))
  await user.click(await screen.findByRole('option', { name: 'Bruno Reis' }))
  await user.click(within(dialog).getByRole('button', { name: 'Salvar' }))

  await waitFor(() => expect(it.contact.wallet).toEqual([people.BRUNO]))
  expect(await screen.findByText('Bruno Reis', { selector: 'li' })).toBeVisible()
})

it('says in the row whose a waiting conversation is', async () => {
  const it = open(desk, { name: 'Rui Prado' })
  play(desk, it, [['in', 3, 'Oi']])
  it.item = { ...it.item, contact: { ...it.item.contact, wallet: [people.CAROL] } }
  openConsole('/conversations')
  await userEvent.click(await screen.findByRole('tab', { name: /Aguardando/ }))

  expect(await screen.findByText('Carteira de Carolina')).toBeVisible()
})

it('[INB-25] [INB-48] begins with a contact who has nothing open, in the chosen department', async () => {
  const user = userEvent.setup()
  const it = open(desk, { name: 'Rui Prado', state: 'resolved' })
  play(desk, it, [['in', 3, 'Oi']])
  openConsole('/conversations')
  await user.click(await screen.findByRole('button', { name: 'Começar um novo chat' }))

  const dialog = await screen.findByRole('dialog', { name: 'Novo chat' })
  await user.click(within(dialog).getByRole('combobox', { name: 'Empresa' }))
  await user.click(await screen.findByRole('option', { name: 'Sem empresa' }))
  await user.type(within(dialog).getByRole('combobox', { name: 'Selecione um contato' }), 'rui')
  await user.click(await screen.findByRole('option', { name: 'Rui Prado' }))
  await user.click(await within(dialog).findByRole('button', { name: 'Começar' }))

  await waitFor(() =>
    expect(it.item).toMatchObject({
      owner: people.ANA,
      department: FINANCE,
      state: 'attending',
    }),
  )
  expect(await screen.findByRole('textbox', { name: 'Escreva uma mensagem' })).toBeVisible()
})

it('says plainly that no connection reaches numbers', async () => {
  const user = userEvent.setup()
  openConsole('/conversations')
  await user.click(await screen.findByRole('button', { name: 'Começar um novo chat' }))

  await user.click(await screen.findByRole('radio', { name: 'Informar manualmente' }))

  expect(await screen.findByText(/Nenhuma conexão ligada pode começar/)).toBeVisible()
})

it('[INB-45] offers to add conversations only where the module is on', async () => {
  const { me } = desk
  desk.me = { ...me, account: { ...me.account, modules: ['wallet'] } }
  attended()
  openConsole('/conversations')
  await screen.findByRole('link', { name: 'Mariana Souza' })

  expect(screen.queryByRole('button', { name: 'Começar um novo chat' })).toBeNull()
})

it('[CON-51] asks about somebody whom nobody knows: add, reply, or ignore for oneself', async () => {
  const user = userEvent.setup()
  const strangers = ['Visitante 1001', 'Visitante 1002', 'Visitante 1003'].map((name) => {
    const it = attended(name)
    it.contact = { ...it.contact, named: false }
    return it
  })
  const [added, answered, ignored] = strangers
  if (!added || !answered || !ignored) throw new Error('Three strangers write.')
  const page = await opened(added)
  const prompt = () => screen.queryByRole('region', { name: 'Contato desconhecido.' })
  const go = (it: FakeConversation) =>
    page.router.navigate({ to: '/conversations/$id', params: { id: it.item.id } })

  await user.click(await screen.findByRole('button', { name: 'Adicionar' }))
  const dialog = await screen.findByRole('dialog', { name: 'Adicionar contato' })
  await user.type(within(dialog).getByRole('textbox', { name: 'Nome' }), 'Rui Prado')
  await user.click(within(dialog).getByRole('button', { name: 'Salvar' }))
  await waitFor(() => expect(added.contact.name).toBe('Rui Prado'))

  await go(answered)
  await waitFor(() => expect(prompt()).toBeVisible())
  await user.click(within(prompt() as HTMLElement).getByRole('button', { name: 'Responder' }))
  expect(prompt()).toBeNull()
  await waitFor(() =>
    expect(screen.getByRole('textbox', { name: 'Escreva uma mensagem' })).toHaveFocus(),
  )

  await go(ignored)
  await waitFor(() => expect(prompt()).toBeVisible())
  await user.click(within(prompt() as HTMLElement).getByRole('button', { name: 'Ignorar' }))
  expect(prompt()).toBeNull()
  expect(ignored.contact.named).toBe(false)
  expect(line.asked.filter(({ method }) => method === 'PATCH')).toHaveLength(1)
})

it('[CRM-08] registers demands in the settings', async () => {
  const user = userEvent.setup()
  openConsole('/settings/demands')
  await user.click(await screen.findByRole('button', { name: 'Nova demanda' }))

  const dialog = await screen.findByRole('dialog', { name: 'Nova demanda' })
  await user.type(within(dialog).getByRole('textbox', { name: /Nome/ }), 'Boleto')
  await user.click(within(dialog).getByRole('button', { name: 'Salvar' }))

  expect(await screen.findByText('Boleto', { selector: 'strong' })).toBeVisible()
  expect(desk.demands).toHaveLength(1)
})
