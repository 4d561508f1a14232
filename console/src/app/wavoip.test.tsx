import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WavoipDevice } from '@/lib/schemas'
import { forgetDrafts } from '@/live/drafts'
import { type PhoneCall, setPhone } from '@/live/phone'
import { emptyDesk, open, people } from '../../dev/example-desk'
import { ok } from '../../dev/fake-answer'
import type { FakeConversation, FakeDesk } from '../../dev/fake-desk'
import { connect, openConsole } from '../test/desk'

const DEVICE: WavoipDevice = {
  id: 'device-1',
  name: 'Vendas',
  connectionId: null,
  changedAt: '2026-11-20T12:00:00Z',
}

let desk: FakeDesk
let rui: FakeConversation

beforeEach(() => {
  forgetDrafts()
  desk = emptyDesk()
  const line = connect(desk)
  line.intercept = (_, path) =>
    path.endsWith('/window') ? ok({ open: true, until: '2030-01-01T12:00:00Z' }) : null
  rui = open(desk, { name: 'Rui Alves', state: 'attending', owner: people.ANA })
  rui.contact = { ...rui.contact, phone: '+5511988880001' }
  desk.change(rui, { connection: { ...rui.item.connection, kind: 'whatsapp' } })
  desk.wavoip = { active: true, devices: [DEVICE] }
})

afterEach(() => act(() => setPhone({ call: null, isHidden: false, isDialling: false })))

async function conversation() {
  openConsole(`/conversations/${rui.item.id}`)
  await screen.findByRole('region', { name: 'Mensagens' })
  return within(screen.getByRole('main'))
}

describe('calls over WhatsApp', () => {
  it('are offered where one talks over WhatsApp, while Wavoip is on', async () => {
    const pane = await conversation()
    expect((await pane.findAllByRole('button', { name: 'Ligar pelo WhatsApp' }))[0]).toBeVisible()
    expect(screen.getByRole('button', { name: 'Ligações pelo WhatsApp (Wavoip)' })).toBeVisible()

    desk.wavoip = { ...desk.wavoip, active: false }
    desk.happen({ type: 'telephony.changed' })

    await waitFor(() => expect(screen.queryByRole('button', { name: /pelo WhatsApp/ })).toBeNull())
  })

  it('are not offered to who writes on the website', async () => {
    desk.change(rui, { connection: { ...rui.item.connection, kind: 'webchat' } })
    const pane = await conversation()

    await screen.findByRole('button', { name: 'Ligações pelo WhatsApp (Wavoip)' })
    expect(pane.queryByRole('button', { name: 'Ligar pelo WhatsApp' })).toBeNull()
  })

  it('are made from a panel that finds people and takes numbers', async () => {
    await conversation()
    await userEvent.click(
      await screen.findByRole('button', { name: 'Ligações pelo WhatsApp (Wavoip)' }),
    )
    const panel = within(await screen.findByRole('region', { name: 'Ligações pelo WhatsApp' }))
    const dial = panel.getByRole('button', { name: 'Ligar para este número' })
    expect(dial).toBeDisabled()

    await userEvent.type(panel.getByLabelText('Nome ou número'), '(11) 98888-7777')
    expect(dial).toBeEnabled()
    await userEvent.clear(panel.getByLabelText('Nome ou número'))
    await userEvent.type(panel.getByLabelText('Nome ou número'), 'Rui')
    expect(await panel.findByRole('button', { name: 'Ligar para Rui Alves' })).toBeVisible()
    expect(dial).toBeDisabled()
  })

  it('come back from a panel that was closed, in their conversation only', async () => {
    const other = open(desk, { name: 'Lia Prado', state: 'attending', owner: people.ANA })
    await conversation()
    await screen.findByRole('button', { name: 'Ligações pelo WhatsApp (Wavoip)' })
    act(() => setPhone({ call: talking(rui.item.id) }))
    const panel = await screen.findByRole('region', { name: 'Ligação com Rui Alves' })

    await userEvent.click(
      within(panel).getByRole('button', { name: 'Fechar o painel; a ligação continua' }),
    )
    expect(screen.queryByRole('region', { name: 'Ligação com Rui Alves' })).toBeNull()
    await userEvent.click(await screen.findByRole('button', { name: 'Reabrir chamada' }))
    expect(await screen.findByRole('region', { name: 'Ligação com Rui Alves' })).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Reabrir chamada' })).toBeNull()

    act(() => setPhone({ call: talking(other.item.id), isHidden: true }))
    expect(screen.queryByRole('button', { name: 'Reabrir chamada' })).toBeNull()
  })
})

function talking(conversation: string): PhoneCall {
  return {
    id: 'call-1',
    via: 'wavoip',
    direction: 'in',
    phase: 'talking',
    name: 'Rui Alves',
    phone: '+5511988880001',
    photo: null,
    conversation,
    since: Date.now(),
    lasted: null,
    isMuted: false,
    isHeld: false,
    keys: '',
    why: null,
  }
}
