import type { Author } from '@/lib/schemas'

/** Somebody of a group: they are no contact of ours, so their name is all that is known of them. */
export function isOfGroup({ kind, id }: Author): boolean {
  return kind === 'contact' && !id
}
