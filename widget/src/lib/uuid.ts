let last = 0

/**
 * UUIDv7: the id of a message is made here so that sending it twice is sending it once. Ids of one page always
 * grow, even within a millisecond or when the clock goes back, because the outbox sends in their order.
 */
export function uuidv7(now: number = Date.now()): string {
  last = Math.max(last + 1, now)
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let at = 5, rest = last; at >= 0; at--, rest = Math.floor(rest / 256)) bytes[at] = rest % 256
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')
}

/** Ids that were stored by an earlier page are older than any that is made from now on. */
export function continueAfter(id: string): void {
  last = Math.max(last, Number.parseInt(id.replace('-', '').slice(0, 12), 16) || 0)
}
