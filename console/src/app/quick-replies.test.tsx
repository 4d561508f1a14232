import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import type { QuickReply, StoredFile } from '@/lib/schemas'
import { forgetAttachments } from '@/live/attachments'
import { forgetDrafts } from '@/live/drafts'
import { emptyDesk, open, people } from '../../dev/example-desk'
import { ok, refuse } from '../../dev/fake-answer'
import type { FakeConversation, FakeDesk } from '../../dev/fake-desk'
import { connect, type Line, openConsole } from '../test/desk'

let desk: FakeDesk
let line: Line
let mariana: FakeConversation

const TABLE: StoredFile = {
  id: 'kept',
  name: 'tabela.pdf',
  mediaType: 'application/pdf',
  kind: 'document',
  size: 1234,
  thumbnail: false,
}

beforeEach(() => {
  forgetDrafts()
  forgetAttachments()
  desk = emptyDesk()
  line = connect(desk)
  mariana = open(desk, { name: 'Mariana Souza', state: 'attending', owner: people.ANA })
  desk.quickReplies = [
    reply('frete', 'Prazo e frete', '{{primeiro_nome}}, enviamos em 2 dias.'),
    reply('tabela', 'Tabela de preços', 'Segue a tabela.', [TABLE]),
  ]
})

function reply(
  shortcut: string,
  title: string,
  text: string,
  files: StoredFile[] = [],
): QuickReply {
  return { id: shortcut, shortcut, title, text, files, departments: [] }
}

function sent() {
  return line.asked.filter((it) => it.method === 'POST' && it.path.endsWith('/messages'))
}

async function composer() {
  openConsole(`/conversations/${mariana.item.id}`)
  return screen.findByRole('textbox', { name: 'Escreva uma mensagem' })
}

describe('a quick reply', () => {
  it('takes the place of the shortcut, and a slash inside a word begins none', async () => {
    const user = userEvent.setup()
    const field = await composer()

    await user.type(field, 'e/f')
    expect(screen.queryByRole('listbox')).toBeNull()
    await user.type(field, ' /fr')
    const list = await screen.findByRole('listbox', { name: 'Respostas rápidas' })
    expect(within(list).getByText('Mariana, enviamos em 2 dias.')).toBeVisible()
    await user.keyboard('{Tab}')

    expect(field).toHaveValue('e/f Mariana, enviamos em 2 dias.')
    expect(sent()).toEqual([])
  })

  it('fired with a file sends a copy of it, and says so when there is none', async () => {
    const user = userEvent.setup()
    line.intercept = (method, path) =>
      method === 'POST' && path === '/files/kept/copies' ? ok({ ...TABLE, id: 'copy' }) : null
    const field = await composer()

    await user.type(field, '/tab')
    await screen.findByRole('listbox')
    await user.keyboard('{Shift>}{Enter}{/Shift}')

    await waitFor(() => expect(sent()).toHaveLength(1))
    expect(sent()[0]?.body).toMatchObject({
      content: { type: 'file', file: 'copy', caption: 'Segue a tabela.' },
    })
    expect(field).toHaveValue('')

    line.intercept = (_, path) => (path.endsWith('/copies') ? refuse(409, 'account-full') : null)
    await user.type(field, '/tab')
    await screen.findByRole('listbox')
    await user.keyboard('{Shift>}{Enter}{/Shift}')
    expect(await screen.findByRole('alert')).toBeVisible()
    expect(sent()).toHaveLength(1)
  })

  it('is offered as soon as management has written it', async () => {
    const user = userEvent.setup()
    const field = await composer()
    await user.type(field, '/')
    expect(await screen.findAllByRole('option')).toHaveLength(2)

    desk.quickReplies = [...desk.quickReplies, reply('oi', 'Boas-vindas', 'Oi!')]
    desk.happen({ type: 'quick-replies.changed' })

    expect(await screen.findByText('Boas-vindas')).toBeVisible()
    expect(screen.getAllByRole('option')).toHaveLength(3)
  })

  it('is not for notes', async () => {
    const user = userEvent.setup()
    await composer()

    await user.click(screen.getByRole('button', { name: 'Nota interna' }))
    await user.type(screen.getByRole('textbox', { name: /nota/ }), '/fr')

    expect(screen.queryByRole('listbox')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Respostas rápidas' })).toBeNull()
  })
})
