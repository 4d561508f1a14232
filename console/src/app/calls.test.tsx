import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CallState, Message } from '@/lib/schemas'
import { forgetDrafts } from '@/live/drafts'
import { emptyDesk, open, people } from '../../dev/example-desk'
import type { FakeConversation, FakeDesk } from '../../dev/fake-desk'
import { connect, openConsole } from '../test/desk'

let desk: FakeDesk
let rui: FakeConversation

beforeEach(() => {
  forgetDrafts()
  desk = emptyDesk()
  connect(desk)
  rui = open(desk, { name: 'Rui Alves', state: 'attending', owner: people.ANA })
})

function calls(state: CallState, more: Partial<Message> = {}, seconds: number | null = null) {
  const author = { kind: 'contact' as const, id: rui.contact.id, name: 'Rui Alves' }
  const content = { type: 'call' as const, state, seconds, failure: null }
  return desk.say(rui, { direction: 'in', author, content, ...more })
}

async function timeline() {
  openConsole(`/conversations/${rui.item.id}`)
  return within(await screen.findByRole('region', { name: 'Mensagens' }))
}

describe('a call', () => {
  it('that was missed is answered by a message', async () => {
    calls('missed')

    const shown = await timeline()
    await userEvent.click(shown.getByRole('button', { name: 'Responder por mensagem' }))

    expect(shown.getByText('Ligação perdida')).toBeVisible()
    const field = screen.getByRole('textbox', { name: 'Escreva uma mensagem' })
    await waitFor(() => expect(field).toHaveFocus())
  })

  it('is not offered to be answered any more once something else was said', async () => {
    calls('missed')
    calls('missed')

    const shown = await timeline()

    expect(shown.getAllByText('Ligação perdida')).toHaveLength(2)
    expect(shown.getAllByRole('button', { name: 'Responder por mensagem' })).toHaveLength(1)
  })

  it('that rings says that it cannot be answered here', async () => {
    calls('ringing')

    const shown = await timeline()

    expect(shown.getByText('O cliente está ligando')).toBeVisible()
    expect(shown.getByText(/^Aqui não se atende ligação/)).toBeVisible()
    expect(shown.queryByRole('button', { name: 'Responder por mensagem' })).toBeNull()
  })

  it('of which nothing was heard any more does not ring for ever', async () => {
    calls('ringing', { at: new Date(Date.now() - 600_000).toISOString() })

    const shown = await timeline()

    expect(shown.getByText('Ligação sem notícia do fim')).toBeVisible()
    expect(shown.getByRole('button', { name: 'Responder por mensagem' })).toBeVisible()
  })

  it('that was spoken in has a length and nothing to answer', async () => {
    calls('ended', {}, 99)

    const shown = await timeline()

    expect(shown.getByText('Durou 1:39')).toBeVisible()
    expect(shown.queryByRole('button', { name: 'Responder por mensagem' })).toBeNull()
  })

  it('stands in the row by how it went', async () => {
    calls('missed')
    openConsole('/conversations')

    const list = await screen.findByRole('list', { name: 'Lista de atendimentos' })

    expect(await within(list).findByText('Ligação perdida')).toBeVisible()
  })
})
