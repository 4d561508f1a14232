import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetDrafts } from '@/live/drafts'
import { emptyDesk, open, people, play } from '../../dev/example-desk'
import type { FakeConversation, FakeDesk } from '../../dev/fake-desk'
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
  play(desk, it, [['in', 3, 'Consegue ver o boleto?']])
  return it
}

async function opened(it: FakeConversation) {
  openConsole(`/conversations/${it.item.id}`)
  return screen.findByRole('textbox', { name: 'Escreva uma mensagem' })
}

function isSending(method: string, path: string): boolean {
  return method === 'POST' && path.endsWith('/messages')
}

function messagesOf(it: FakeConversation): string[] {
  return it.messages
    .filter((message) => message.direction !== 'system')
    .map(({ direction, content }) => `${direction}: ${content.type === 'text' ? content.body : ''}`)
}

describe('the inbox', () => {
  it('says exactly what an empty list and an empty pane say', async () => {
    openConsole()

    expect(
      await screen.findByText('Nenhum atendimento encontrado com esse status ou termo pesquisado'),
    ).toBeVisible()
    expect(screen.getByText('Selecione uma conversa para abrir por completo')).toBeVisible()
    expect(screen.queryByRole('textbox', { name: 'Escreva uma mensagem' })).toBeNull()
  })

  it('shows a refusal with the way to try again', async () => {
    const user = userEvent.setup()
    attended()
    line.intercept = (_, path) => (path === '/conversations' ? { status: 500 } : null)
    openConsole()
    const again = await screen.findByRole('button', { name: 'Tentar de novo' })

    line.intercept = () => null
    await user.click(again)

    expect(await screen.findByRole('link', { name: 'Mariana Souza' })).toBeVisible()
  })

  it('goes on by itself while the server has found too few', async () => {
    attended()
    let pages = 0
    line.intercept = (_, path) => {
      if (path !== '/conversations' || pages++ > 1) return null
      return { status: 200, body: { items: [], seen: {}, hits: {}, next: '0' } }
    }
    openConsole()

    expect(await screen.findByRole('link', { name: 'Mariana Souza' })).toBeVisible()
    expect(pages).toBe(3)
  })

  it('moves a conversation through the tabs as it is accepted, returned and resolved', async () => {
    const user = userEvent.setup()
    const it = open(desk, { name: 'Rui Prado' })
    play(desk, it, [['in', 3, 'Oi']])
    await opened(it)
    expect(screen.queryByRole('button', { name: 'Resolver' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Opções' })).toBeNull()

    await user.click(screen.getByRole('button', { name: 'Aceitar' }))
    await user.click(await screen.findByRole('button', { name: 'Resolver' }))
    expect(await screen.findByRole('button', { name: 'Reabrir' })).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Retornar' })).toBeNull()

    await user.click(screen.getByRole('button', { name: 'Desfazer' }))
    await user.click(await screen.findByRole('button', { name: 'Retornar' }))
    expect(await screen.findByRole('button', { name: 'Aceitar' })).toBeVisible()
  })

  it('closes the pane with a sentence when the conversation is taken from sight', async () => {
    const it = attended()
    await opened(it)

    act(() => desk.happen({ type: 'conversation.removed', conversationId: it.item.id }))

    expect(
      await screen.findByText('Este atendimento não está mais disponível para você'),
    ).toBeVisible()
  })
})

describe('the composer', () => {
  it('sends with Enter and breaks the line with Shift+Enter', async () => {
    const user = userEvent.setup()
    const it = attended()
    const field = await opened(it)

    await user.type(field, 'Caiu sim!{Shift>}{Enter}{/Shift}Dou baixa agora.{Enter}')

    await waitFor(() => expect(messagesOf(it).at(-1)).toBe('out: Caiu sim!\nDou baixa agora.'))
    expect(field).toHaveValue('')
  })

  it('does not send while an input method is composing', async () => {
    const it = attended()
    const field = await opened(it)
    const user = userEvent.setup()
    await user.type(field, 'に')

    field.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }),
    )

    expect(field).toHaveValue('に')
    expect(messagesOf(it)).toHaveLength(1)
  })

  it('offers emoji for a name in Portuguese or English, by keys alone', async () => {
    const user = userEvent.setup()
    const it = attended()
    const field = await opened(it)

    await user.type(field, 'Obrigada :coraçao ver')
    await user.keyboard('{Backspace>4/}')
    const option = await screen.findByRole('option', { name: 'coração vermelho' })
    expect(field).toHaveAttribute('aria-activedescendant', screen.getAllByRole('option')[0]?.id)
    while (option.getAttribute('aria-selected') !== 'true') await user.keyboard('{ArrowDown}')
    await user.keyboard('{Enter}')
    expect(field).toHaveValue('Obrigada ❤️ ')

    await user.keyboard(':tada')
    await screen.findByRole('option', { selected: true })
    await user.keyboard('{Tab}às 10:30{Enter}')
    await waitFor(() => expect(messagesOf(it).at(-1)).toBe('out: Obrigada ❤️ 🎉 às 10:30'))
  })

  it('sends what looks like an emoji when the offer was turned down', async () => {
    const user = userEvent.setup()
    const it = attended()
    const field = await opened(it)

    await user.type(field, ':tada')
    await screen.findByRole('option', { selected: true })
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('listbox')).toBeNull()

    await user.keyboard('{Enter}')
    await waitFor(() => expect(messagesOf(it).at(-1)).toBe('out: :tada'))
  })

  it('keeps a note away from the customer', async () => {
    const user = userEvent.setup()
    const it = attended()
    await opened(it)

    await user.click(screen.getByRole('button', { name: 'Nota interna' }))
    const field = screen.getByRole('textbox', { name: 'Escreva uma nota; só a equipe vê' })
    await user.type(field, 'Cliente antigo{Enter}')

    await waitFor(() => expect(messagesOf(it).at(-1)).toBe('note: Cliente antigo'))
  })

  it('keeps the draft when one leaves and comes back', async () => {
    const user = userEvent.setup()
    const it = attended()
    await user.type(await opened(it), 'Ainda escrevendo')
    await user.click(screen.getByRole('link', { name: 'Voltar para a lista' }))

    await user.click(await screen.findByRole('link', { name: 'Mariana Souza' }))

    const field = await screen.findByRole('textbox', { name: 'Escreva uma mensagem' })
    expect(field).toHaveValue('Ainda escrevendo')
  })

  it('shows the message at once and sends it under the same id after the network returns', async () => {
    const user = userEvent.setup()
    const it = attended()
    const field = await opened(it)
    line.intercept = (method, path) => (isSending(method, path) ? 'offline' : null)

    await user.type(field, 'Um instante{Enter}')
    const messages = screen.getByRole('region', { name: 'Mensagens' })
    expect(within(messages).getByText('Um instante')).toBeVisible()
    expect(within(messages).getByRole('img', { name: 'Enviando' })).toBeVisible()

    line.intercept = () => null
    act(() => void window.dispatchEvent(new Event('online')))
    await waitFor(() => expect(messagesOf(it).at(-1)).toBe('out: Um instante'))
    const ids = line.asked
      .filter((it) => isSending(it.method, it.path))
      .map(({ body }) => Reflect.get(Object(body), 'id'))
    expect(ids.length).toBeGreaterThan(1)
    expect(new Set(ids).size).toBe(1)
  })

  it('gives the words back when a colleague was faster', async () => {
    const user = userEvent.setup()
    const it = open(desk, { name: 'Rui Prado' })
    play(desk, it, [['in', 3, 'Oi']])
    const field = await opened(it)
    // The colleague's event is still on its way when the answer arrives.
    line.intercept = (method, path) => {
      if (isSending(method, path)) desk.change(it, { state: 'attending', owner: people.BRUNO })
      return null
    }

    await user.type(field, 'Bom dia!{Enter}')

    const notices = await screen.findAllByText('Atendimento já assumido por Bruno Reis.')
    expect(notices).toHaveLength(1)
    expect(screen.getByDisplayValue('Bom dia!')).toBeVisible()
    expect(messagesOf(it)).toEqual(['in: Oi'])
  })

  it('says why a message was refused and offers the remedy', async () => {
    const user = userEvent.setup()
    const it = attended()
    const field = await opened(it)
    line.intercept = (method, path) =>
      method === 'POST' && path.endsWith('/messages')
        ? { status: 409, body: { code: 'session-ended' } }
        : null

    await user.type(field, 'Olá?{Enter}')
    expect(await screen.findByText(/A sessão do visitante terminou; ele não recebe/)).toBeVisible()

    line.intercept = () => null
    await user.click(screen.getByRole('button', { name: 'Enviar de novo' }))
    await waitFor(() => expect(messagesOf(it).at(-1)).toBe('out: Olá?'))
  })
})

describe('a conversation marked unread', () => {
  it('keeps its mark when a colleague looks in, and loses it when its owner does', async () => {
    const theirs = open(desk, { name: 'Rui Prado', state: 'attending', owner: people.BRUNO })
    const mine = attended()
    desk.change(theirs, { markedUnread: true })
    desk.change(mine, { markedUnread: true })
    const { router } = openConsole(`/conversations/${theirs.item.id}`)
    await screen.findByRole('button', { name: 'Assumir' })

    await act(() => router.navigate({ to: '/conversations/$id', params: { id: mine.item.id } }))

    await waitFor(() => expect(mine.item.markedUnread).toBe(false))
    expect(theirs.item.markedUnread).toBe(true)
  })
})

describe('a read conversation', () => {
  it('is read only while somebody looks at it', async () => {
    const focus = vi.spyOn(document, 'hasFocus').mockReturnValue(false)
    const it = attended()
    await opened(it)
    const wasRead = () => line.asked.some(({ path }) => path.endsWith('/read'))
    expect(wasRead()).toBe(false)

    focus.mockReturnValue(true)
    act(() => void window.dispatchEvent(new Event('focus')))

    await waitFor(() => expect(wasRead()).toBe(true))
    focus.mockRestore()
  })
})
