import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { forgetDrafts } from '@/live/drafts'
import { emptyDesk, open, people, play } from '../../dev/example-desk'
import type { FakeConversation, FakeDesk } from '../../dev/fake-desk'
import { connect, type Line, openConsole } from '../test/desk'

let desk: FakeDesk
let line: Line
let talk: FakeConversation

beforeEach(() => {
  forgetDrafts()
  desk = emptyDesk()
  line = connect(desk)
  talk = open(desk, { name: 'Mariana Souza', state: 'attending', owner: people.ANA })
  play(desk, talk, [['in', 3, 'Consegue ver o boleto?']])
})

async function composer() {
  return screen.findByRole('textbox', { name: 'Escreva uma mensagem' })
}

async function signInAgain(user: ReturnType<typeof userEvent.setup>) {
  expect(
    await screen.findByText('Sua sessão terminou. Entre de novo para continuar de onde parou.'),
  ).toBeVisible()
  await user.type(screen.getByLabelText('E-mail'), 'ana@lojadacarol.com.br')
  await user.type(screen.getByLabelText('Senha'), 'segredo-da-ana')
  await user.click(screen.getByRole('button', { name: 'Entrar' }))
}

describe('a session that ends in the middle of a visit', () => {
  it('leads to the sign-in at the first refused call, and back to the same place and draft', async () => {
    const user = userEvent.setup()
    openConsole(`/conversations/${talk.item.id}`)
    await user.type(await composer(), 'Ainda escrevendo')

    desk.signedIn = false
    await user.click(screen.getByRole('button', { name: 'Resolver' }))
    await signInAgain(user)

    expect(await composer()).toHaveValue('Ainda escrevendo')
    expect(talk.item.state).toBe('attending')
  })

  it('keeps a message that was sent too late, and sends it once after the sign-in', async () => {
    const user = userEvent.setup()
    openConsole(`/conversations/${talk.item.id}`)
    const field = await composer()

    desk.signedIn = false
    await user.type(field, 'Já vi, caiu sim.{Enter}')
    await signInAgain(user)

    await composer()
    await waitFor(() => expect(talk.messages).toHaveLength(2))
    expect(talk.messages.at(-1)?.content).toEqual({ type: 'text', body: 'Já vi, caiu sim.' })
  })

  it('is noticed when the live connection is turned away', async () => {
    const user = userEvent.setup()
    openConsole(`/conversations/${talk.item.id}`)
    await user.type(await composer(), 'Um momento')

    desk.signedIn = false
    act(() => line.cut())
    await signInAgain(user)

    expect(await composer()).toHaveValue('Um momento')
  })

  it('shows no draft to whoever else enters at this browser', async () => {
    const user = userEvent.setup()
    openConsole(`/conversations/${talk.item.id}`)
    await user.type(await composer(), 'Só eu sei')

    desk.signedIn = false
    await user.click(screen.getByRole('button', { name: 'Resolver' }))
    desk.me = { ...desk.me, agent: { ...desk.me.agent, id: people.BRUNO, name: 'Bruno Reis' } }
    desk.change(talk, { owner: people.BRUNO })
    await signInAgain(user)

    expect(await composer()).toHaveValue('')
  })

  it('is not said to somebody who went out by themselves', async () => {
    const user = userEvent.setup()
    openConsole(`/conversations/${talk.item.id}`)
    await composer()

    await user.click(screen.getByRole('button', { name: 'Sua conta: Ana Lima' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Sair' }))

    expect(await screen.findByRole('button', { name: 'Entrar' })).toBeVisible()
    expect(screen.queryByText(/Sua sessão terminou/)).toBeNull()
  })
})
