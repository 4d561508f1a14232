import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { emptyDesk, open, people } from '../../dev/example-desk'
import type { FakeConversation, FakeDesk } from '../../dev/fake-desk'
import { connect, type Line, openConsole } from '../test/desk'

let desk: FakeDesk
let line: Line
let mariana: FakeConversation

beforeEach(() => {
  desk = emptyDesk()
  line = connect(desk)
  mariana = open(desk, { name: 'Mariana Souza', state: 'attending', owner: people.ANA })
  desk.flows = [
    {
      id: 'triagem',
      name: 'Triagem',
      draft: { steps: [], queue: null, idleMinutes: 60 },
      revision: 1,
      published: 1,
      changed: false,
      flaws: [],
    },
  ]
})

describe('a flow', () => {
  it('is written, put in order by the keyboard, tried out and published', async () => {
    const user = userEvent.setup()
    openConsole('/settings/flows/triagem')
    await user.click(await screen.findByRole('button', { name: 'Adicionar passo' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Enviar mensagem' }))
    await user.type(await screen.findByRole('textbox', { name: 'Texto' }), 'Oi!')
    await user.click(screen.getByRole('button', { name: 'Adicionar passo' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Encerrar o fluxo' }))
    const steps = within(screen.getByRole('region', { name: 'Passos' }))

    screen.getByRole('button', { name: /Mover Passo 2/ }).focus()
    await user.keyboard('{ArrowUp}')
    expect(steps.getAllByRole('listitem')[0]).toHaveTextContent('Encerrar o fluxo')
    await user.click(screen.getByRole('button', { name: /Descer Passo 1/ }))
    expect(steps.getAllByRole('listitem')[0]).toHaveTextContent('Enviar mensagem')

    await user.click(screen.getByRole('button', { name: 'Começar' }))
    expect(await within(screen.getByRole('log')).findByText('Oi!')).toBeVisible()

    expect(screen.getByRole('button', { name: 'Publicar' })).toBeDisabled()
    await user.click(screen.getByRole('button', { name: 'Salvar' }))
    await waitFor(() => expect(screen.getByRole('button', { name: 'Publicar' })).toBeEnabled())
    await user.click(screen.getByRole('button', { name: 'Publicar' }))
    expect(await screen.findByText('Publicado')).toBeVisible()
    expect(desk.flows[0]?.draft.steps.map(({ type }) => type)).toEqual(['message', 'end'])
  })

  it('says what is wrong, and at which step', async () => {
    const user = userEvent.setup()
    openConsole('/settings/flows/triagem')
    await user.click(await screen.findByRole('button', { name: 'Adicionar passo' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Enviar mensagem' }))
    await user.click(screen.getByRole('button', { name: 'Salvar' }))

    expect(await screen.findByText('Passo 1: falta o texto')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Publicar' })).toBeDisabled()
  })

  it('is paused and resumed beside the field, only while one is under way', async () => {
    const user = userEvent.setup()
    openConsole(`/conversations/${mariana.item.id}`)
    await screen.findByRole('textbox', { name: 'Escreva uma mensagem' })
    expect(screen.queryByRole('button', { name: 'Pausar fluxo' })).toBeNull()

    await user.click(screen.getByRole('button', { name: 'Ações rápidas' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Triagem' }))
    await user.click(await screen.findByRole('button', { name: 'Pausar fluxo' }))

    expect(await screen.findByRole('button', { name: 'Retomar fluxo' })).toBeVisible()
    expect(line.asked.filter((it) => it.path.endsWith('/flow-pause'))).toHaveLength(1)
  })

  it('is nowhere without the module', async () => {
    desk.me = { ...desk.me, account: { ...desk.me.account, modules: [] } }
    openConsole(`/conversations/${mariana.item.id}`)
    await screen.findByRole('textbox', { name: 'Escreva uma mensagem' })

    expect(screen.queryByText('Chatbot nesta conversa')).toBeNull()
    expect(screen.queryByRole('menuitem', { name: 'Disparar fluxo' })).toBeNull()
  })
})
