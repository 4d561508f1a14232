import { dayAfter, momentOf } from '@/lib/wall-clock'

/** What can be changed, each with the parts of the API through which that goes. */
export const AREAS: Record<string, readonly string[]> = {
  people: ['agents', 'invitations'],
  departments: ['departments'],
  routing: ['routing'],
  connections: ['connections', 'templates'],
  account: ['account', 'wish-words'],
  conversations: ['conversations', 'bulk', 'bin', 'contacts'],
  tags: ['tags'],
  groups: ['agent-groups'],
  demands: ['demands'],
  funnels: ['boards'],
  quickReplies: ['quick-replies'],
  flows: ['flows', 'flow-doors', 'flow-listeners', 'flow-rehearsals'],
  intents: ['intents', 'entities'],
  schedules: ['schedules'],
  surveys: ['surveys'],
  telephony: ['telephony'],
  views: ['shared-views'],
  ledger: ['ledger'],
}

/** To what the log is narrowed; days as the fields hold them. */
export interface AuditFilter {
  q: string
  agent: string | null
  area: string | null
  from: string
  until: string
}

export const NO_FILTER: AuditFilter = { q: '', agent: null, area: null, from: '', until: '' }

/** What the server is asked: whole days of the account's zone, the last one included. */
export function askOf({ q, agent, area, from, until }: AuditFilter) {
  const beginning = (day: string) => new Date(momentOf(`${day}T00:00`)).toISOString()
  return {
    q,
    agent,
    areas: area ? (AREAS[area] ?? []) : [],
    from: from ? beginning(from) : null,
    until: until ? beginning(dayAfter(momentOf(`${until}T12:00`), 1)) : null,
  }
}
