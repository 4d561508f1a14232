import { screen, waitFor } from '@testing-library/react'
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
})

const here = () => `/conversations/${mariana.item.id}`

describe('the switch of Typebot', () => {
  it('is not there before Typebot is on', async () => {
    openConsole(here())
    expect(await screen.findByLabelText('Chatbot nesta conversa')).toBeVisible()

    expect(screen.queryByLabelText('Typebot neste atendimento')).toBeNull()
  })

  it('is not there where Typebot does not answer', async () => {
    desk.typebot = { ...desk.typebot, on: true, connections: ['elsewhere'] }
    openConsole(here())
    expect(await screen.findByLabelText('Chatbot nesta conversa')).toBeVisible()
    await waitFor(() => expect(line.asked.some((it) => it.path === '/assistants')).toBe(true))

    expect(screen.queryByLabelText('Typebot neste atendimento')).toBeNull()
  })

  it('turns it off and on again in this ticket', async () => {
    const user = userEvent.setup()
    desk.typebot = { ...desk.typebot, on: true, connections: [mariana.item.connection.id] }
    openConsole(here())
    const toggle = await screen.findByLabelText('Typebot neste atendimento')
    expect(toggle).toBeChecked()

    await user.click(toggle)
    expect(await screen.findByText(/desligou o Typebot neste atendimento/)).toBeVisible()
    expect(toggle).not.toBeChecked()
    await user.click(toggle)

    expect(await screen.findByText(/ ligou o Typebot neste atendimento/)).toBeVisible()
    expect(mariana.item.ticket.silenced).toEqual([])
  })
})

describe('the settings of Typebot', () => {
  it('save where it is and where it answers', async () => {
    const user = userEvent.setup()
    openConsole('/settings/integrations')
    await user.click(await screen.findByRole('link', { name: 'Conectar' }))
    await user.type(
      await screen.findByRole('textbox', { name: /Endereço do viewer/ }),
      'https://viewer.loja.com.br',
    )
    await user.type(screen.getByRole('textbox', { name: /Nome público/ }), 'atendimento')
    await user.click(screen.getByRole('checkbox', { name: mariana.item.connection.name }))
    await user.click(screen.getByRole('switch', { name: 'Typebot ligado' }))
    await user.click(screen.getByRole('button', { name: 'Salvar' }))

    await waitFor(() =>
      expect(desk.typebot).toMatchObject({
        on: true,
        publicId: 'atendimento',
        connections: [mariana.item.connection.id],
      }),
    )
    await user.click(await screen.findByRole('button', { name: 'Testar conexão' }))
    expect(await screen.findByText('Tudo certo: o Typebot responde.')).toBeVisible()
  })
})
