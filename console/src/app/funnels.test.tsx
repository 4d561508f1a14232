import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import type { Board } from '@/lib/schemas'
import { emptyDesk, open, people, play } from '../../dev/example-desk'
import { refuse } from '../../dev/fake-answer'
import type { FakeConversation, FakeDesk } from '../../dev/fake-desk'
import { connect, type Line, openConsole } from '../test/desk'

let desk: FakeDesk
let line: Line
let sales: Board

beforeEach(() => {
  localStorage.clear()
  desk = emptyDesk()
  sales = {
    id: desk.id('b0a4'),
    kind: 'funnel',
    name: 'Vendas',
    stages: ['Novo', 'Proposta'].map((name) => ({ id: desk.id('57a6'), name, color: '#1971c2' })),
  }
  desk.boards = [sales]
  line = connect(desk)
})

function standing(name: string): FakeConversation {
  const it = open(desk, { name, state: 'attending', owner: people.ANA })
  play(desk, it, [['in', 8, 'Quanto custa?']])
  const stage = sales.stages[0]?.id ?? ''
  desk.change(it, { cards: [{ board: sales.id, stage, since: desk.time(90) }] })
  return it
}

async function lane(name: string): Promise<HTMLElement> {
  const heading = await screen.findByRole('heading', { name })
  const found = heading.closest('li')
  if (!found) throw new Error(`There is no column ${name}.`)
  return found
}

it('moves a card by its menu, and shows what the column is worth', async () => {
  const user = userEvent.setup()
  const it = standing('Marta Lima')
  desk.change(it, { ticket: { ...it.item.ticket, value: 1250 } })
  openConsole('/funnels')
  const first = await lane('Novo')
  expect(await within(first).findByText('Marta Lima')).toBeVisible()
  await waitFor(() => expect(first).toHaveTextContent(/1R\$\s1\.250,00/))

  await user.click(screen.getByRole('button', { name: 'Opções do cartão de Marta Lima' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Proposta' }))

  expect(await within(await lane('Proposta')).findByText('Marta Lima')).toBeVisible()
  await waitFor(async () => expect(await lane('Proposta')).toHaveTextContent(/1R\$\s1\.250,00/))
  expect(within(first).queryByText('Marta Lima')).toBeNull()
})

it('takes a move back when somebody was quicker, and says so', async () => {
  const user = userEvent.setup()
  standing('Marta Lima')
  line.intercept = (method, path) =>
    method === 'PUT' && path.includes('/cards/') ? refuse(409, 'card-moved') : null
  openConsole('/funnels')
  await within(await lane('Novo')).findByText('Marta Lima')

  await user.click(screen.getByRole('button', { name: 'Opções do cartão de Marta Lima' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Proposta' }))

  expect(await screen.findByText(/Outra pessoa moveu este cartão/)).toBeVisible()
  expect(await within(await lane('Novo')).findByText('Marta Lima')).toBeVisible()
  expect(within(await lane('Proposta')).queryByText('Marta Lima')).toBeNull()
})

it('says how many cards a stage has before it goes', async () => {
  const user = userEvent.setup()
  standing('Marta Lima')
  openConsole('/settings/funnels')
  await user.click(await screen.findByRole('button', { name: 'Editar Vendas' }))
  await user.click(await screen.findByRole('button', { name: 'Excluir a etapa Novo' }))

  const dialog = await screen.findByRole('dialog')
  expect(await within(dialog).findByText(/Há 1 cartão aqui/)).toBeVisible()
  expect(within(dialog).getByRole('button', { name: 'Excluir' })).toBeDisabled()
  await user.click(within(dialog).getByRole('radio', { name: 'Tirar do quadro' }))
  await user.click(within(dialog).getByRole('button', { name: 'Excluir' }))

  await waitFor(() => expect(desk.boards[0]?.stages.map((it) => it.name)).toEqual(['Proposta']))
})

it('has no funnels where they are switched off', async () => {
  desk.me = { ...desk.me, account: { ...desk.me.account, modules: ['demands'] } }
  openConsole('/funnels')
  expect(await screen.findByText('Os funis estão desligados nesta conta.')).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Funis' })).toBeNull()
})
