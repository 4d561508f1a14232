import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import { forgetDrafts } from '@/live/drafts'
import { emptyDesk, FINANCE, open, people, play, SALES } from '../../dev/example-desk'
import type { FakeConversation, FakeDesk } from '../../dev/fake-desk'
import { decided } from '../../dev/fake-service'
import { connect, type Line, openConsole } from '../test/desk'

let desk: FakeDesk
let line: Line

beforeEach(() => {
  forgetDrafts()
  desk = emptyDesk()
  line = connect(desk)
})

function attended(name = 'Mariana Souza'): FakeConversation {
  const it = open(desk, { name, state: 'attending', owner: people.ANA })
  play(desk, it, [
    ['system', 9, { type: 'activity', what: 'opened', detail: null }],
    ['system', 9, { type: 'activity', what: 'accepted', detail: null }],
    ['in', 8, 'Consegue ver o boleto?'],
    ['note', 7, 'Cliente antiga'],
  ])
  return it
}

/** An agent who sees what is theirs and what nobody owns. */
function seesOnlyOwn() {
  const { me } = desk
  desk.me = { ...me, permissions: me.permissions.filter((it) => it !== 'see-all') }
}

async function opened(it: FakeConversation) {
  const page = openConsole(`/conversations/${it.item.id}`)
  await screen.findByRole('textbox', { name: 'Escreva uma mensagem' })
  return page
}

async function choose(user: ReturnType<typeof userEvent.setup>, option: string) {
  await user.click(screen.getByRole('button', { name: 'Opções' }))
  await user.click(await screen.findByRole('menuitem', { name: option }))
}

function asked(method: string, part: string) {
  return line.asked.filter((it) => it.method === method && it.path.endsWith(part)).at(-1)?.body
}

describe('a transfer', () => {
  it('goes to the colleague who is found by name and clicked, with the note', async () => {
    const user = userEvent.setup()
    desk.agents = desk.agents.map((it) => ({ ...it, availability: 'online' }))
    const it = attended()
    await opened(it)
    await user.keyboard('t')

    await user.type(await screen.findByLabelText('Nota interna (opcional)'), 'Já paguei a 2ª via')
    await user.type(screen.getByLabelText('Transferir para', { selector: 'input' }), 'carol')
    await user.click(screen.getByRole('option', { name: /Carolina Prado/ }))

    await screen.findByText('Mariana Souza foi transferido para Carolina Prado')
    expect(it.item.owner).toBe(people.CAROL)
    expect(asked('POST', '/transfers')).toMatchObject({
      department: null,
      note: 'Já paguei a 2ª via',
    })
    expect(await screen.findByText('Ana transferiu para Carolina Prado')).toBeVisible()
  })

  it('goes to a department, or to one of its members there', async () => {
    const user = userEvent.setup()
    const it = attended()
    await opened(it)
    await choose(user, 'Transferir')
    await user.click(await screen.findByRole('option', { name: /^Vendas/ }))

    await user.click(await screen.findByRole('option', { name: 'Qualquer pessoa de Vendas' }))

    await waitFor(() => expect(it.item).toMatchObject({ department: SALES, owner: null }))
    expect(it.item.state).toBe('waiting')
  })

  it('asks again when its target could not take it now', async () => {
    const user = userEvent.setup()
    const it = attended()
    await opened(it)
    await choose(user, 'Transferir')
    await user.click(await screen.findByRole('option', { name: /Bruno Reis/ }))
    expect(
      await screen.findByText('Bruno Reis está ausente agora. Transferir mesmo assim?'),
    ).toBeVisible()
    expect(it.item.owner).toBe(people.ANA)

    await user.click(screen.getByRole('button', { name: 'Transferir mesmo assim' }))

    await waitFor(() => expect(it.item.owner).toBe(people.BRUNO))
  })

  it('is not offered to whoever has it', async () => {
    const user = userEvent.setup()
    const it = attended()
    await opened(it)
    await choose(user, 'Transferir')

    const own = await screen.findByRole('option', { name: /Ana Lima/ })

    expect(own).toHaveTextContent('já é responsável')
    expect(own).toHaveAttribute('data-combobox-disabled')
  })

  it('closes the pane with a sentence when I lose sight by it', async () => {
    const user = userEvent.setup()
    seesOnlyOwn()
    desk.agents = desk.agents.map((it) => ({ ...it, availability: 'online' }))
    const it = attended()
    await opened(it)
    await choose(user, 'Transferir')

    await user.click(await screen.findByRole('option', { name: /Bruno Reis/ }))

    expect(
      await screen.findByText(
        'Você transferiu esta conversa para Bruno Reis e não tem mais acesso a ela.',
      ),
    ).toBeVisible()
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})

it('asks colleagues and departments for help, and shows who helps', async () => {
  const user = userEvent.setup()
  const it = attended()
  await opened(it)
  await choose(user, 'Pedir ajuda')
  await user.click(await screen.findByLabelText('Quem ajuda', { selector: 'input' }))
  await user.click(await screen.findByRole('option', { name: 'Bruno Reis' }))
  await user.click(await screen.findByRole('option', { name: 'Vendas' }))

  await user.click(screen.getByRole('button', { name: 'Salvar' }))

  expect(await screen.findByText(/2 ajudando/)).toBeVisible()
  expect(it.item).toMatchObject({ collaborators: [people.BRUNO], helping: [SALES] })
  expect(await screen.findByText('Ana pediu ajuda a Bruno Reis, Vendas')).toBeVisible()
})

describe('what was put off', () => {
  it('leaves the list, stands under Adiadas, and can be brought back', async () => {
    const user = userEvent.setup()
    const it = attended()
    await opened(it)
    expect(await screen.findByRole('link', { name: 'Mariana Souza' })).toBeVisible()
    await choose(user, 'Adiar')
    await user.click(await screen.findByRole('button', { name: /Até o cliente responder/ }))
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Mariana Souza' })).toBeNull())
    expect(it.item).toMatchObject({ snoozed: true, snoozedUntil: null })

    await user.click(screen.getByRole('button', { name: 'Visões e listas' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Adiadas' }))
    expect(await screen.findByText('até responder')).toBeVisible()

    await user.click(await screen.findByRole('button', { name: 'Trazer de volta' }))
    await waitFor(() => expect(it.item.snoozed).toBe(false))
  })

  it('may wait until any time that is still to come', async () => {
    const user = userEvent.setup()
    const it = attended()
    await opened(it)
    await choose(user, 'Adiar')
    const field = await screen.findByLabelText('Escolher data e hora')
    await user.clear(field)
    await user.type(field, '2020-01-01T09:00')
    const dialog = screen.getByRole('dialog')
    const confirm = within(dialog).getByRole('button', { name: 'Adiar' })
    expect(await screen.findByText('Escolha um momento que ainda não passou.')).toBeVisible()
    expect(confirm).toBeDisabled()

    await user.clear(field)
    await user.type(field, '2126-01-01T09:00')
    await user.click(confirm)

    await waitFor(() => expect(it.item.snoozedUntil).toMatch(/^2126-01-01T/))
  })
})

it('clears the messages only after the name was typed, and keeps the notes', async () => {
  const user = userEvent.setup()
  const it = attended()
  await opened(it)
  await choose(user, 'Limpar mensagens')
  const confirm = await screen.findByRole('button', { name: 'Apagar mensagens' })
  expect(confirm).toBeDisabled()

  await user.type(screen.getByLabelText(/Para confirmar/), 'mariana souza')
  await user.click(confirm)

  expect(await screen.findByText('Ana apagou 1 mensagem')).toBeVisible()
  const messages = screen.getByRole('region', { name: 'Mensagens' })
  await waitFor(() => expect(within(messages).queryByText('Consegue ver o boleto?')).toBeNull())
  expect(await within(messages).findByText('Cliente antiga')).toBeVisible()
})

it('deletes a conversation after a question, and leaves it', async () => {
  const user = userEvent.setup()
  const it = attended()
  const { router } = await opened(it)
  await choose(user, 'Excluir conversa')
  await user.click(await screen.findByRole('button', { name: 'Excluir' }))

  expect(await screen.findByText('Conversa com Mariana Souza excluída')).toBeVisible()
  expect(router.state.location.pathname).toBe('/conversations')
  expect(desk.bin).toHaveLength(1)
  expect(screen.queryByRole('link', { name: 'Mariana Souza' })).toBeNull()
})

it('begins a new chat from one that is over', async () => {
  const user = userEvent.setup()
  const it = open(desk, { name: 'Rui Prado', state: 'resolved' })
  play(desk, it, [['in', 3, 'Oi']])
  openConsole(`/conversations/${it.item.id}`)
  const pane = await screen.findByRole('main', { name: 'Conversa com Rui Prado' })
  await user.click(within(pane).getByRole('button', { name: 'Novo chat' }))

  await user.click(await screen.findByRole('button', { name: 'Começar' }))

  expect(await screen.findByRole('button', { name: 'Resolver' })).toBeVisible()
  expect(it.item).toMatchObject({ owner: people.ANA, department: FINANCE, state: 'attending' })
})

it('explains why a conversation came to me', async () => {
  const user = userEvent.setup()
  const it = attended()
  decided(desk, it, {
    rule: 'strategy',
    strategy: 'least-busy',
    waitedSeconds: 75,
    eligible: 2,
    load: 1,
  })
  await opened(it)

  await user.click(screen.getByRole('button', { name: /Distribuído para Ana Lima/ }))

  expect(await screen.findByText('Por que este atendimento veio para mim?')).toBeVisible()
  expect(
    await screen.findByText(/Em Financeiro, Ana Lima tinha menos atendimentos\. 2 pessoas podiam/),
  ).toBeVisible()
})

it('shows where the service stood, who had it and who looked', async () => {
  const user = userEvent.setup()
  const it = attended()
  await opened(it)
  await user.click(screen.getByRole('button', { name: 'Retornar' }))
  await screen.findByRole('button', { name: 'Aceitar' })

  await user.click(screen.getByRole('button', { name: 'Histórico' }))
  const drawer = await screen.findByRole('dialog', { name: 'Histórico de Mariana Souza' })
  expect(await within(drawer).findByText(/Ana retornou para a fila/)).toBeVisible()
  await user.click(within(drawer).getByRole('tab', { name: 'Acessos' }))

  expect(await within(drawer).findByText('Ana Lima')).toBeVisible()
})

describe('a conversation that rings', () => {
  const soon = () => new Date(Date.now() + 30_000).toISOString()

  it('says so in its row and in a notice, and is accepted from there', async () => {
    const user = userEvent.setup()
    desk.me.preferences.inbox.tab = 'waiting'
    const it = open(desk, { name: 'Rui Prado' })
    play(desk, it, [['in', 3, 'Oi']])
    openConsole()
    await screen.findByRole('link', { name: 'Rui Prado' })

    act(() =>
      desk.happen({ type: 'conversation.ringing', conversationId: it.item.id, until: soon() }),
    )
    expect(await screen.findByText('Chamando você')).toBeVisible()
    const notice = await screen.findByText('Rui Prado está chamando você')
    await user.click(screen.getByRole('button', { name: 'Aceitar' }))

    await waitFor(() => expect(it.item.owner).toBe(people.ANA))
    await waitFor(() => expect(notice).not.toBeInTheDocument())
    expect(await screen.findByRole('button', { name: 'Resolver' })).toBeVisible()
  })

  it('stops when a colleague takes it', async () => {
    const it = open(desk, { name: 'Rui Prado' })
    openConsole()
    await screen.findByText('Selecione uma conversa para abrir por completo')
    act(() =>
      desk.happen({ type: 'conversation.ringing', conversationId: it.item.id, until: soon() }),
    )
    const notice = await screen.findByText('Um atendimento está chamando você')

    act(() => {
      desk.change(it, { state: 'attending', owner: people.BRUNO })
      desk.happen({ type: 'conversation.changed', conversation: it.item })
    })

    await waitFor(() => expect(notice).not.toBeInTheDocument())
  })
})
