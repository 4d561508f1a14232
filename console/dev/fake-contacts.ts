import type { Contact, LatestOfContact } from '../src/lib/schemas'
import { type Ask, type FakeAnswer, ok, refuse } from './fake-answer.ts'
import type { FakeConversation, FakeDesk } from './fake-desk.ts'
import { walletAnswer } from './fake-routine.ts'

/** The address book, and what one does with a contact. */
export function contactsAnswer(
  desk: FakeDesk,
  ask: Ask,
  id: string | undefined,
  part: string | undefined,
): FakeAnswer {
  const { method, body, query } = ask
  if (!id) return method === 'POST' ? register(desk, body) : ok(pageOf(desk, query))
  if (part === 'wallet') return walletAnswer(desk, id, body.agents as string[])
  const theirs = conversationsOf(desk, id)
  if (part === 'conversations') return ok({ items: theirs.map(({ item }) => item) })
  const contact = theirs[0]?.contact ?? desk.book.find((it) => it.id === id)
  if (!contact) return refuse(404, 'not-found')
  if (part === 'block') return block(desk, contact, method === 'PUT' ? String(body.reason) : null)
  return method === 'GET' ? ok(contact) : ok(changed(desk, { ...contact, ...body }))
}

function conversationsOf(desk: FakeDesk, contact: string): FakeConversation[] {
  return [...desk.conversations.values()].filter((it) => it.contact.id === contact)
}

function pageOf(desk: FakeDesk, query: URLSearchParams) {
  const words = (query.get('q') ?? '').toLowerCase()
  const tags = query.get('tags')?.split(',') ?? []
  const seen = [...desk.conversations.values()].filter(({ item }) => desk.sees(item))
  const found = [...seen.map((it) => it.contact), ...desk.book]
    .filter(
      ({ name, company, email }) =>
        [name, company, email].some((it) => it?.toLowerCase().includes(words)) || words === '',
    )
    .filter((it) => tags.length === 0 || it.tags.some((tag) => tags.includes(tag)))
    .filter((it) => query.get('blocked') !== 'true' || it.block)
    .sort((a, b) => a.name.localeCompare(b.name))
  const start = Number(query.get('after') ?? 0)
  const items = found.slice(start, start + Number(query.get('limit') ?? 50))
  const end = start + items.length
  const latest = Object.fromEntries(seen.map((it) => [it.contact.id, latestOf(it)]))
  return { items, latest, next: end < found.length ? String(end) : null }
}

function latestOf({ item, contact }: FakeConversation): LatestOfContact {
  const { id, connection, owner = null, state, lastActivityAt } = item
  const open = state !== 'resolved' && state !== 'closed'
  return { contact: contact.id, id, connection: connection.id, owner, open, at: lastActivityAt }
}

function register(desk: FakeDesk, body: Record<string, unknown>): FakeAnswer {
  const at = desk.time()
  const contact: Contact = {
    id: desk.id('c0de'),
    name: '',
    photo: null,
    tags: [],
    observations: '',
    firstSeenAt: at,
    createdAt: at,
    version: 1,
    named: true,
    botOff: false,
    wallet: [],
    block: null,
    ...(body as Partial<Contact>),
  }
  desk.book.push(contact)
  return { ...ok(contact), status: 201 }
}

function block(desk: FakeDesk, contact: Contact, reason: string | null): FakeAnswer {
  const by = desk.me.agent.id
  const now = changed(desk, { ...contact, block: reason ? { at: desk.time(), by, reason } : null })
  for (const it of conversationsOf(desk, contact.id)) {
    if (reason) desk.change(it, { state: 'resolved', waitingSince: null })
    const what = reason ? 'contact-blocked' : 'contact-unblocked'
    desk.say(it, {
      direction: 'system',
      author: desk.author(),
      content: { type: 'activity', what, detail: reason },
    })
  }
  return ok(now)
}

/** The contact as it is now, wherever it stands. */
function changed(desk: FakeDesk, next: Contact): Contact {
  const contact = { ...next, version: next.version + 1 }
  const { id, name, photo = null, tags, wallet, block } = contact
  desk.book = desk.book.map((it) => (it.id === id ? contact : it))
  for (const it of conversationsOf(desk, id)) {
    it.contact = contact
    desk.change(it, { contact: { id, name, photo, tags, wallet, blocked: block != null } })
  }
  desk.happen({ type: 'contact.changed', contact })
  return contact
}
