import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { forgetDrafts } from '@/live/drafts'
import { emptyDesk, open, people } from '../../dev/example-desk'
import { type FakeAnswer, ok, refuse } from '../../dev/fake-answer'
import type { FakeConversation, FakeDesk } from '../../dev/fake-desk'
import { connect, type Line, openConsole } from '../test/desk'

const SMS = 'sms-1'

let desk: FakeDesk
let line: Line
let mariana: FakeConversation
let isOn: boolean

beforeEach(() => {
  forgetDrafts()
  desk = emptyDesk()
  line = connect(desk)
  isOn = true
  mariana = open(desk, { name: 'Mariana Souza', state: 'attending', owner: people.ANA })
  desk.change(mariana, {})
  mariana.contact = { ...mariana.contact, phone: '+5511988880001' }
  line.intercept = (_, path) => (path === '/lines' ? lines() : null)
})

function lines(): FakeAnswer {
  const state = { kind: 'sms', name: 'SMS', on: isOn, trouble: null, queued: 0 }
  return ok({ items: [{ ...state, connectionId: SMS, capabilities: ['status'] }] })
}

describe('an SMS to a contact', () => {
  it('is written in the panel only while a connection of SMS is on', async () => {
    isOn = false
    openConsole(`/conversations/${mariana.item.id}`)
    await screen.findByRole('region', { name: 'Mensagens' })
    await waitFor(() => expect(line.asked.some((it) => it.path === '/lines')).toBe(true))
    expect(screen.queryByRole('button', { name: 'Enviar SMS' })).toBeNull()
  })

  it('begins a service, or goes into the one that is open', async () => {
    const user = userEvent.setup()
    line.intercept = (method, path) => {
      if (path === '/lines') return lines()
      if (path === '/chats' && method === 'POST') {
        return refuse(409, 'already-open', { conversation: 'there' })
      }
      if (path === '/conversations/there/messages') return ok({ id: 'm1' })
      return null
    }
    openConsole(`/conversations/${mariana.item.id}`)
    await user.click(await screen.findByRole('button', { name: 'Enviar SMS' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: /Escreva/ }), 'amanhã')
    expect(dialog.getByRole('status')).toHaveTextContent('1 SMS · restam 64 caracteres')

    await user.click(dialog.getByRole('button', { name: 'Enviar SMS' }))

    expect(await dialog.findByText('O SMS está a caminho.')).toBeVisible()
    const begun = line.asked.find((it) => it.path === '/chats')?.body
    const said = line.asked.find((it) => it.path === '/conversations/there/messages')?.body
    expect(begun).toMatchObject({ contactId: mariana.contact.id, connectionId: SMS })
    expect(said).toEqual(Object(begun).first)
  })
})

describe('a conversation over SMS', () => {
  beforeEach(() => {
    const { connection } = mariana.item
    desk.change(mariana, { connection: { ...connection, id: SMS, kind: 'sms', name: 'SMS' } })
    line.intercept = (_, path) => {
      if (path === '/lines') return lines()
      return path.endsWith('/window') ? ok({ open: true, until: null }) : null
    }
  })

  it('counts what is written and takes no files', async () => {
    const user = userEvent.setup()
    openConsole(`/conversations/${mariana.item.id}`)
    const composer = within(await screen.findByRole('region', { name: 'Escrever mensagem' }))
    expect(await composer.findByText('Só texto, sem arquivos')).toBeVisible()
    await waitFor(() =>
      expect(composer.queryByRole('button', { name: 'Anexar arquivos' })).toBeNull(),
    )

    await user.type(composer.getByRole('textbox'), 'a'.repeat(161))

    expect(composer.getByText(/2 SMS · restam 145 caracteres/)).toBeVisible()
  })
})
