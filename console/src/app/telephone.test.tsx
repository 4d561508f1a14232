import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ContentOf, Message } from '@/lib/schemas'
import { forgetDrafts } from '@/live/drafts'
import { emptyDesk, open, people } from '../../dev/example-desk'
import type { FakeConversation, FakeDesk } from '../../dev/fake-desk'
import { connect, type Line, openConsole } from '../test/desk'

let desk: FakeDesk
let line: Line
let rui: FakeConversation

beforeEach(() => {
  forgetDrafts()
  desk = emptyDesk()
  line = connect(desk)
  rui = open(desk, { name: 'Rui Alves', state: 'attending', owner: people.ANA })
  rui.contact = { ...rui.contact, phone: '+5511988880001' }
  desk.pbx = {
    ...desk.pbx,
    active: true,
    address: 'wss://pabx.example.com/ws',
    domain: 'pabx.example.com',
    extensions: [{ agentId: desk.me.agent.id, username: '1001' }],
  }
})

async function conversation() {
  openConsole(`/conversations/${rui.item.id}`)
  return within(await screen.findByRole('region', { name: 'Mensagens' }))
}

describe('the telephone', () => {
  it('is offered to who has an extension, while the exchange is on', async () => {
    await conversation()
    expect(await screen.findByRole('button', { name: 'Ligar' })).toBeVisible()

    desk.pbx = { ...desk.pbx, active: false }
    desk.happen({ type: 'telephony.changed' })

    await waitFor(() => expect(screen.queryByRole('button', { name: 'Ligar' })).toBeNull())
  })

  it('is not offered for who has no number, or is blocked', async () => {
    rui.contact = { ...rui.contact, phone: null }
    await conversation()
    await waitFor(() => expect(line.asked.some((it) => it.path === '/telephony')).toBe(true))
    expect(screen.queryByRole('button', { name: 'Ligar' })).toBeNull()
  })

  it('says that a browser without microphone cannot be one', async () => {
    await conversation()
    await userEvent.click(await screen.findByRole('button', { name: 'Ligar' }))

    expect(await screen.findByText(/só deixa ligar por um endereço com HTTPS/)).toBeVisible()
  })
})

describe('the line of a call by telephone', () => {
  function calls(content: Partial<ContentOf<'call'>>, more: Partial<Message> = {}) {
    const author = { kind: 'contact' as const, id: rui.contact.id, name: 'Rui Alves' }
    return desk.say(rui, {
      direction: 'in',
      author,
      content: { type: 'call', state: 'ended', seconds: 42, failure: null, via: 'pbx', ...content },
      ...more,
    })
  }

  it('says by what it came, who took it and how long they talked', async () => {
    calls({ agent: 'Bruno Costa' })

    const shown = await conversation()

    expect(shown.getByText('Ligação recebida')).toBeVisible()
    expect(shown.getByText('Pelo PABX')).toBeVisible()
    expect(shown.getByText('Atendida por Bruno Costa')).toBeVisible()
    expect(shown.getByText('Durou 0:42')).toBeVisible()
  })

  it('that was missed is called back by the exchange', async () => {
    calls({ state: 'missed', seconds: null })

    const shown = await conversation()

    expect(await shown.findByRole('button', { name: 'Ligar de volta' })).toBeVisible()
    expect(shown.queryByText(/^Aqui não se atende ligação/)).toBeNull()
  })

  it('that was busy says so, once', async () => {
    const author = { kind: 'agent' as const, id: people.ANA, name: 'Ana Souza' }
    calls({ state: 'refused', seconds: null, failure: 'busy' }, { direction: 'out', author })

    const shown = await conversation()

    expect(shown.getAllByText('Ocupado')).toHaveLength(1)
  })
})
