import { useQuery } from '@tanstack/react-query'
import type { Capability, ConnectionCard, LineState } from '@/lib/schemas'
import { linesQuery, useLineState } from './line-states'

const OWN_CHAT: readonly Capability[] = ['read', 'reply-to', 'files']
const NONE: readonly Capability[] = []
const NO_LINES: readonly LineState[] = []

/** What the channel of a connection can do; nothing until it is known. */
export function useCapabilities({ id, kind }: ConnectionCard): readonly Capability[] {
  const isCarried = kind !== 'webchat'
  const line = useLineState(id, isCarried)
  return isCarried ? (line?.capabilities ?? NONE) : OWN_CHAT
}

/** Whether the channel is known to carry words and nothing else. */
export function useTextOnly({ id, kind }: ConnectionCard): boolean {
  const line = useLineState(id, kind !== 'webchat')
  return line !== null && !line.capabilities.includes('files')
}

/** The connections of SMS that are switched on. */
export function useSmsLines(): readonly LineState[] {
  return useQuery({ ...linesQuery, select: smsOf }).data ?? NO_LINES
}

function smsOf({ items }: { items: readonly LineState[] }): readonly LineState[] {
  return items.filter((it) => it.kind === 'sms' && it.on)
}
