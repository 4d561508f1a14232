import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { emptyDesk, open, people, play } from '../../dev/example-desk'
import type { FakeDesk } from '../../dev/fake-desk'
import { connect, type Line, openConsole } from '../test/desk'

let desk: FakeDesk
let line: Line

beforeEach(() => {
  desk = emptyDesk()
  line = connect(desk)
  desk.intents = [
    {
      id: 'boleto',
      name: 'Boleto',
      active: true,
      phrases: [{ id: 'p1', text: 'segunda via', addedAt: desk.time() }],
    },
  ]
  desk.flows = [
    {
      id: 'via',
      name: '2ª via',
      draft: {
        steps: [{ type: 'message', id: 'm', text: 'Aqui está.' }],
        queue: null,
        idleMinutes: 60,
      },
      revision: 1,
      published: 1,
      changed: false,
      flaws: [],
    },
  ]
})

describe('an intent', () => {
  it('is taught by phrases, one by one or many at once, and tried', async () => {
    const user = userEvent.setup()
    openConsole('/settings/intents')
    await user.click(await screen.findByRole('link', { name: 'Boleto' }))
    const field = await screen.findByRole('textbox', { name: 'Frase de exemplo' })
    await user.type(field, 'perdi meu boleto{Enter}')
    const phrases = await screen.findByRole('list', { name: 'Frases de exemplo' })
    expect(await within(phrases).findByText('perdi meu boleto')).toBeVisible()
    await user.click(field)
    await user.paste('quero pagar\n\nmanda o boleto\n')
    await user.click(screen.getByRole('button', { name: 'Adicionar 2 frases' }))
    expect(await within(phrases).findByText('manda o boleto')).toBeVisible()

    await user.type(field, 'quero pagar{Enter}')
    expect(await screen.findByRole('alert')).toHaveTextContent('já tem a frase “quero pagar”')
    await user.click(screen.getByRole('button', { name: 'Excluir a frase “segunda via”' }))
    await user.type(
      screen.getByRole('textbox', { name: 'Escreva uma frase' }),
      'oi, perdi meu boleto{Enter}',
    )

    expect(await screen.findByText('92%')).toBeVisible()
    expect(desk.intents[0]?.phrases.map(({ text }) => text)).toEqual([
      'perdi meu boleto',
      'quero pagar',
      'manda o boleto',
    ])
  })

  it('lets a flow begin, where automatic dialogs are on', async () => {
    const user = userEvent.setup()
    openConsole('/settings/flows/via')
    await user.click(await screen.findByRole('combobox', { name: 'Intenções' }))
    await user.click(await screen.findByRole('option', { name: 'Boleto' }))
    expect(screen.getByText(/Nenhuma conexão tem diálogos automáticos/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Salvar gatilho' }))

    await screen.findByText('Alterações salvas.')
    expect(desk.triggers.get('via')?.intents).toEqual(['boleto'])
  })
})

describe('a message', () => {
  it('is read again only after one has seen what that does, and teaches', async () => {
    const user = userEvent.setup()
    desk.triggers.set('via', {
      keywords: [],
      intents: ['boleto'],
      entities: [],
      needs: [],
      lacks: [],
      attended: false,
    })
    const mariana = open(desk, { name: 'Mariana Souza', state: 'attending', owner: people.ANA })
    play(desk, mariana, [['in', 3, 'a segunda via, por favor']])
    openConsole(`/conversations/${mariana.item.id}`)

    // The row in the list says the same.
    const timeline = within(await screen.findByRole('region', { name: 'Mensagens' }))
    await user.hover(await timeline.findByText('a segunda via, por favor'))
    await user.click(await screen.findByRole('button', { name: /Chatbot e a mensagem/ }))
    await user.click(await screen.findByRole('menuitem', { name: 'Reprocessar' }))
    const dialog = await screen.findByRole('dialog')
    expect(await within(dialog).findByText('Boleto · 92% de certeza')).toBeVisible()
    expect(within(dialog).getByText('Diz: “Aqui está.”')).toBeVisible()
    expect(line.asked.filter((it) => it.method === 'POST')).toHaveLength(0)
    await user.click(within(dialog).getByRole('button', { name: 'Executar' }))
    expect(await screen.findByText('2ª via executado')).toBeVisible()

    await user.click(await screen.findByRole('button', { name: /Chatbot e a mensagem/ }))
    await user.click(await screen.findByRole('menuitem', { name: 'Adicionar a uma intenção' }))
    await user.click(await screen.findByRole('combobox', { name: 'Intenção' }))
    await user.click(await screen.findByRole('option', { name: 'Boleto' }))
    await user.click(screen.getByRole('button', { name: 'Adicionar frase' }))
    expect(await screen.findByText('Frase adicionada a Boleto')).toBeVisible()
    expect(desk.intents[0]?.phrases).toHaveLength(2)
  })
})
