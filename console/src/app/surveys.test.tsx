import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, it } from 'vitest'
import type { Survey } from '@/lib/schemas'
import { emptyDesk, FINANCE, open, people, SALES } from '../../dev/example-desk'
import type { FakeDesk } from '../../dev/fake-desk'
import { connect, type Line, openConsole } from '../test/desk'

let desk: FakeDesk
let line: Line

beforeEach(() => {
  desk = emptyDesk()
  line = connect(desk)
})

function survey(special: Partial<Survey>): Survey {
  return {
    id: desk.id('5e7e'),
    name: 'NPS',
    kind: 'nps',
    question: 'Você nos recomendaria?',
    thanks: '',
    commentRequest: '',
    active: true,
    onResolve: false,
    departments: [],
    connections: [],
    deadlineHours: 24,
    minimumDays: 30,
    ...special,
  }
}

async function asks(option: string) {
  const user = userEvent.setup()
  const it = open(desk, {
    name: 'Mariana Souza',
    state: 'attending',
    owner: people.ANA,
    department: SALES,
  })
  openConsole(`/conversations/${it.item.id}`)
  await user.click(await screen.findByRole('button', { name: 'Opções' }))
  await user.click(await screen.findByRole('menuitem', { name: option }))
  return { user, dialog: within(await screen.findByRole('dialog')) }
}

it('offers the surveys that are on for the department, and asks once', async () => {
  desk.surveys = [
    survey({ name: 'De todos' }),
    survey({ name: 'Das vendas', departments: [SALES], question: 'E a compra?' }),
    survey({ name: 'Do financeiro', departments: [FINANCE] }),
    survey({ name: 'Desligada', active: false }),
    survey({ name: 'Estrelas', kind: 'csat' }),
  ]
  const { user, dialog } = await asks('Solicitar NPS…')
  expect((await dialog.findAllByRole('radio')).length).toBe(2)
  await user.click(dialog.getByRole('radio', { name: 'Das vendas' }))
  expect(dialog.getByText('E a compra?')).toBeVisible()
  await user.click(dialog.getByRole('button', { name: 'Enviar pesquisa' }))

  expect(await screen.findByText('Pesquisa enviada para Mariana Souza')).toBeVisible()
  const sent = line.asked.filter((it) => it.path.endsWith('survey-inquiries'))
  expect(sent.filter((it) => it.method === 'POST')).toHaveLength(1)
})

it('says where surveys are made when there is none', async () => {
  const { dialog } = await asks('Enviar avaliação…')
  expect(await dialog.findByText(/Nenhuma pesquisa de satisfação está ativa/)).toBeVisible()
  expect(dialog.getByRole('link', { name: 'Abrir as pesquisas' })).toBeVisible()
})

it('makes a survey, switches it off and deletes it', async () => {
  const user = userEvent.setup()
  openConsole('/settings/surveys')
  await user.click(await screen.findByRole('button', { name: 'Nova pesquisa' }))
  const form = within(await screen.findByRole('dialog'))
  await user.click(form.getByRole('radio', { name: 'Nota de 1 a 5' }))
  await user.click(form.getByRole('button', { name: 'Salvar' }))

  const row = within(await screen.findByRole('list', { name: 'Pesquisas' }))
  expect(row.getByText('Que nota você dá para este atendimento?')).toBeVisible()
  await user.click(row.getByRole('switch'))
  expect(await row.findByRole('switch', { checked: false })).toBeInTheDocument()
  await user.click(row.getByRole('button', { name: 'Excluir Satisfação' }))
  await user.click(
    within(await screen.findByRole('dialog')).getByRole('button', { name: 'Excluir' }),
  )
  expect(await screen.findByText(/Ainda não há pesquisas/)).toBeVisible()
})
