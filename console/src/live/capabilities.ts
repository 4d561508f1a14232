import type { Capability, ConnectionCard } from '@/lib/schemas'
import { useLineState } from './line-states'

const OWN_CHAT: readonly Capability[] = ['read', 'reply-to']
const NONE: readonly Capability[] = []

/** What the channel of a connection can do; nothing until it is known. */
export function useCapabilities({ id, kind }: ConnectionCard): readonly Capability[] {
  const isCarried = kind !== 'webchat'
  const line = useLineState(id, isCarried)
  return isCarried ? (line?.capabilities ?? NONE) : OWN_CHAT
}
