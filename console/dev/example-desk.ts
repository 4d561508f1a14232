import type { Contact, Conversation, Me, MessageContent, Presence } from '../src/lib/schemas'
import { NO_FILTERS } from '../src/live/list-query.ts'
import { type FakeConversation, FakeDesk, NOBODY } from './fake-desk.ts'

const ANA = '0199a000-a0a0-7000-8000-000000000001'
const BRUNO = '0199a000-a0a0-7000-8000-000000000002'
const CAROL = '0199a000-a0a0-7000-8000-000000000003'
export const FINANCE = '0199a000-d0d0-7000-8000-000000000001'
export const SALES = '0199a000-d0d0-7000-8000-000000000002'
export const SHOP = '0199a000-c0c0-7000-8000-000000000001'

export const people = { ANA, BRUNO, CAROL }

const USUAL_RULES = {
  greeting: '',
  awayMessage: '',
  idleMessage: '',
  demandRequired: false,
}

export function exampleMe(at: string): Me {
  return {
    agent: {
      id: ANA,
      name: 'Ana Lima',
      displayName: 'Ana',
      email: 'ana@lojadacarol.com.br',
      extension: null,
      profile: 'admin',
      departments: [FINANCE, SALES],
      availability: 'online',
      photo: null,
      active: true,
      capacity: 0,
      createdAt: at,
    },
    account: {
      id: '0199a000-acc0-7000-8000-000000000001',
      name: 'Loja da Carol',
      timeZone: 'America/Sao_Paulo',
      language: 'pt-BR',
      reopenWindowMinutes: 120,
      requireAccept: false,
      flowPause: 'always',
      returnKeepsPlace: false,
      transferNeedsAccept: false,
      ownership: 'exclusive',
      maxFileBytes: 25_000_000,
      hours: {
        enabled: false,
        timeZone: 'America/Sao_Paulo',
        days: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
        closed: [],
      },
      autoArchive: false,
      walletForced: false,
      walletMinutes: 0,
      lagSeconds: 60,
      protocolAtOpening: true,
      protocolMessage: 'O protocolo deste atendimento é {{protocolo}}.',
      modules: ['add-chats', 'wallet', 'demands', 'funnel', 'nps', 'service', 'chatbot'],
    },
    permissions: [
      'attend',
      'see-all',
      'see-numbers',
      'take-over',
      'delete',
      'block-visitors',
      'block-contacts',
      'supervise',
      'manage-tags',
      'manage-funnels',
      'manage-templates',
      'manage-bots',
      'train-bot',
      'manage-surveys',
      'see-ratings',
      'share-views',
      'manage-people',
      'manage-routing',
      'manage-connections',
      'manage-account',
    ],
    preferences: {
      language: 'pt-BR',
      theme: 'system',
      sound: { on: true, volume: 60, name: 'ding' },
      notify: { desktop: true, preview: true, popup: true },
      inbox: {
        tab: 'attending',
        scope: 'all',
        kind: 'private',
        order: {
          waiting: 'oldest',
          attending: 'newest',
          resolved: 'newest',
          inbox: 'oldest',
          mine: 'newest',
          progress: 'newest',
          closed: 'newest',
        },
        filters: NO_FILTERS,
        panelOpen: true,
      },
    },
  }
}

/** An empty shop desk with three colleagues; tests add what they are about. */
export function emptyDesk(now: () => number = Date.now): FakeDesk {
  const at = new Date(now()).toISOString()
  const card = (id: string, name: string, availability: Presence) => ({
    id,
    name,
    displayName: name.split(' ')[0] ?? name,
    extension: id === BRUNO ? '204' : null,
    profile: 'agent' as const,
    departments: [FINANCE],
    photo: null,
    availability,
    active: true,
  })
  return new FakeDesk(
    exampleMe(at),
    [
      card(ANA, 'Ana Lima', 'online'),
      card(BRUNO, 'Bruno Reis', 'away'),
      card(CAROL, 'Carolina Prado', 'offline'),
    ],
    [
      {
        id: FINANCE,
        name: 'Financeiro',
        color: '#16996b',
        members: [ANA, BRUNO],
        rules: USUAL_RULES,
      },
      { id: SALES, name: 'Vendas', color: '#c77700', members: [ANA, CAROL], rules: USUAL_RULES },
    ],
    [{ id: SHOP, kind: 'webchat', name: 'Chat da loja' }],
    now,
  )
}

export interface Opening {
  name: string
  state?: Conversation['state']
  owner?: string | null
  department?: string | null
  minutesAgo?: number
  online?: boolean
}

/** A conversation with nothing said yet. */
export function open(desk: FakeDesk, opening: Opening): FakeConversation {
  const { name, state = 'waiting', owner = null, department = FINANCE, minutesAgo = 5 } = opening
  const at = desk.time(minutesAgo)
  const contact: Contact = {
    id: desk.id('c0de'),
    name,
    email: `${name.split(' ')[0]?.toLowerCase()}@exemplo.com`,
    phone: '+55 11 98888-1234',
    company: null,
    photo: null,
    tags: [],
    observations: '',
    firstSeenAt: desk.time(60 * 24 * 50),
    createdAt: desk.time(60 * 24 * 50),
    version: 1,
    named: true,
    botOff: false,
    wallet: [],
    block: null,
  }
  const number = 1042 + desk.conversations.size
  const item: Conversation = {
    id: desk.id('c0fe'),
    contact: { id: contact.id, name, photo: null, tags: [], wallet: [], blocked: false },
    identity: desk.id('1de0'),
    connection: { id: SHOP, kind: 'webchat', name: 'Chat da loja' },
    kind: 'private',
    state,
    ticket: {
      id: desk.id('71c4'),
      number,
      protocol: `20261121-00${number}`,
      state,
      openedAt: at,
      owner,
      silenced: [],
    },
    owner,
    department,
    collaborators: [],
    helping: [],
    archived: false,
    bot: null,
    botOn: true,
    snoozed: false,
    markedUnread: false,
    lastMessage: null,
    answered: false,
    lastSeq: 0,
    incoming: 0,
    queuedAt: at,
    waitingSince: null,
    lastActivityAt: at,
    priority: 'normal',
    cards: [],
    ended: false,
    superseded: false,
  }
  return desk.add({ item, contact, messages: [], online: opening.online ?? false }, NOBODY)
}

/** One line of a script: who says what, how many minutes ago. */
export type Line = ['in' | 'out' | 'note' | 'system', number, string | MessageContent, string?]

/** Plays a script without telling the live socket: it is how things already stand. */
export function play(desk: FakeDesk, conversation: FakeConversation, lines: readonly Line[]): void {
  for (const [direction, minutesAgo, what, agent = ANA] of lines) {
    const name = desk.agents.find((it) => it.id === agent)?.displayName ?? 'Ana'
    desk.say(
      conversation,
      {
        direction,
        at: desk.time(minutesAgo),
        status: direction === 'out' ? 'read' : null,
        author:
          direction === 'in'
            ? { kind: 'contact', id: conversation.contact.id, name: conversation.contact.name }
            : { kind: 'agent', id: agent, name },
        content: typeof what === 'string' ? { type: 'text', body: what } : what,
      },
      { live: false },
    )
  }
}
