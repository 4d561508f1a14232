import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { emptyDesk, FINANCE, open, people, SALES } from '../../dev/example-desk'
import { ok, refuse } from '../../dev/fake-answer'
import type { FakeDesk } from '../../dev/fake-desk'
import { connect, type Line, openConsole } from '../test/desk'

let desk: FakeDesk
let line: Line

beforeEach(() => {
  desk = emptyDesk()
  line = connect(desk)
})

function sent(method: string, path: string) {
  return line.asked.filter((it) => it.method === method && it.path === path).at(-1)?.body
}

describe('the routing of a department', () => {
  it('is chosen with its order, its limit and where it falls back to', async () => {
    const user = userEvent.setup()
    const { router } = openConsole('/settings/routing')
    await user.click(await screen.findByRole('link', { name: 'Financeiro' }))
    await user.click(await screen.findByRole('radio', { name: 'Um por vez, em ordem' }))
    await user.click(screen.getByRole('button', { name: 'Descer Ana Lima' }))
    await user.click(screen.getByRole('switch', { name: /^Limitar atendimentos por pessoa/ }))
    await user.click(screen.getByLabelText('Setor de reserva', { selector: 'input' }))
    await user.click(await screen.findByRole('option', { name: 'Vendas' }))

    await user.click(screen.getByRole('button', { name: 'Salvar' }))

    await screen.findByText('Tudo salvo.')
    expect(sent('PUT', `/routing/policies/${FINANCE}`)).toMatchObject({
      strategy: 'hunt',
      order: [people.BRUNO, people.ANA, people.CAROL],
      capacity: 5,
      fallback: SALES,
    })
    await router.navigate({ to: '/settings/routing' })
    expect(
      await screen.findByText('Um por vez, em ordem · até 5 por pessoa · depois para Vendas'),
    ).toBeVisible()
  })

  it('belongs to its members where one does not see all', async () => {
    const { me } = desk
    desk.me = {
      ...me,
      agent: { ...me.agent, departments: [SALES] },
      permissions: ['attend', 'manage-routing'],
    }
    openConsole('/settings/routing')

    expect(await screen.findByRole('link', { name: 'Vendas' })).toBeVisible()
    expect(screen.queryByRole('link', { name: 'Financeiro' })).toBeNull()
    expect(screen.getByText('Só quem faz parte deste setor muda isto.')).toBeVisible()
  })
})

describe('the permissions of a person', () => {
  it('are those of the profile until somebody chooses them one by one', async () => {
    const user = userEvent.setup()
    openConsole('/settings/people')
    await user.click(await screen.findByRole('button', { name: 'Permissões de Bruno Reis' }))
    const dialog = await screen.findByRole('dialog')
    const see = within(dialog).getByRole('checkbox', { name: 'Ver todas as conversas' })
    expect(see).toBeDisabled()
    expect(see).not.toBeChecked()

    await user.click(within(dialog).getByRole('switch'))
    await user.click(see)
    expect(within(dialog).getByRole('checkbox', { name: 'Atender' })).toBeDisabled()
    await user.click(within(dialog).getByRole('button', { name: 'Salvar' }))

    await waitFor(() =>
      expect(desk.granted.get(people.BRUNO)).toEqual(['attend', 'see-all', 'see-numbers']),
    )
    expect(await screen.findByText(/permissões próprias/)).toBeVisible()
  })

  it('cannot be taken from an administrator', async () => {
    const user = userEvent.setup()
    desk.agents = desk.agents.map((it) => ({ ...it, profile: 'admin' as const }))
    openConsole('/settings/people')
    await user.click(await screen.findByRole('button', { name: 'Permissões de Ana Lima' }))

    const dialog = await screen.findByRole('dialog')

    for (const box of within(dialog).getAllByRole('checkbox')) {
      expect(box).toBeChecked()
      expect(box).toBeDisabled()
    }
    expect(within(dialog).queryByRole('button', { name: 'Salvar' })).toBeNull()
  })
})

it('deletes a conversation from the bin for good, once that is confirmed', async () => {
  const user = userEvent.setup()
  for (const name of ['Rui Prado', 'Sara Dias']) {
    const it = open(desk, { name })
    desk.change(it, { deletedAt: desk.time(5) })
    desk.conversations.delete(it.item.id)
    desk.bin.push(it)
  }
  openConsole('/settings/bin')
  await user.click(
    await screen.findByRole('button', { name: 'Excluir de vez a conversa com Rui Prado' }),
  )
  const dialog = await screen.findByRole('dialog', { name: /Rui Prado/ })
  expect(desk.bin).toHaveLength(2)

  await user.click(within(dialog).getByRole('button', { name: 'Excluir de vez' }))

  await waitFor(() => expect(screen.queryByText('Rui Prado')).toBeNull())
  expect(screen.getByText('Sara Dias')).toBeVisible()
  expect(desk.bin.map(({ item }) => item.contact.name)).toEqual(['Sara Dias'])
})

it('restores a conversation from the bin, and opens it', async () => {
  const user = userEvent.setup()
  const it = open(desk, { name: 'Rui Prado' })
  desk.change(it, { deletedAt: desk.time(5) })
  desk.conversations.delete(it.item.id)
  desk.bin.push(it)
  const { router } = openConsole('/settings/bin')

  await user.click(
    await screen.findByRole('button', { name: 'Restaurar a conversa com Rui Prado' }),
  )

  await waitFor(() => expect(router.state.location.pathname).toBe(`/conversations/${it.item.id}`))
  expect(await screen.findByText('Ana restaurou a conversa da lixeira')).toBeVisible()
})

describe('the words of opting out and in', () => {
  const words = { optOut: ['Sair', 'Parar'], optIn: ['Voltar'] }

  it('are added and taken away, and one of both lists is refused beside its list', async () => {
    const user = userEvent.setup()
    line.intercept = (method, path, body) => {
      if (path !== '/wish-words') return null
      if (method === 'GET') return ok(words)
      const { optIn } = body as typeof words
      return optIn.includes('Sair')
        ? refuse(400, 'word-in-both', { field: 'optIn', word: 'Sair' })
        : ok(body)
    }
    openConsole('/settings/wishes')
    const optOut = await screen.findByRole('combobox', { name: 'Palavras de saída' })
    await user.type(optOut, 'Chega{Enter}')
    await user.type(screen.getByRole('combobox', { name: 'Palavras de retorno' }), 'Sair{Enter}')
    await user.click(screen.getByRole('button', { name: 'Salvar' }))
    // Beside the field, and where one saves.
    const refusal = '“Sair” está nas duas listas. Tire-a de uma delas.'
    expect(await screen.findAllByText(refusal)).toHaveLength(2)

    await user.type(screen.getByRole('combobox', { name: 'Palavras de retorno' }), '{Backspace}')
    await user.click(screen.getByRole('button', { name: 'Salvar' }))

    await waitFor(() =>
      expect(line.asked.findLast(({ method }) => method === 'PUT')?.body).toEqual({
        optOut: ['Sair', 'Parar', 'Chega'],
        optIn: ['Voltar'],
      }),
    )
    expect(await screen.findByText('Tudo salvo.')).toBeVisible()
  })

  it('cannot all be taken from who wants to leave', async () => {
    const user = userEvent.setup()
    line.intercept = (_, path) =>
      path === '/wish-words' ? ok({ optOut: ['Sair'], optIn: [] }) : null
    openConsole('/settings/wishes')
    const optOut = await screen.findByRole('combobox', { name: 'Palavras de saída' })
    await user.type(optOut, '{Backspace}')
    await user.click(screen.getByRole('button', { name: 'Salvar' }))

    expect(await screen.findByText(/Deixe pelo menos uma palavra/)).toBeVisible()
    expect(line.asked.some(({ method }) => method === 'PUT')).toBe(false)
  })
})
