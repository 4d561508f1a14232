import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { CallVia, Contact, Telephony } from '@/lib/schemas'
import { keys } from './keys'

const NONE: Telephony = { pbx: false, wavoip: [] }

/** By what I can call. The live socket tells when it is old. */
export const telephonyQuery = queryOptions({
  queryKey: keys.telephony,
  queryFn: ({ signal }) => api.get('/telephony', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

/** By what I can call now. */
export function useTelephony(): Telephony {
  return useQuery(telephonyQuery).data ?? NONE
}

/** An extension of a telephone exchange that is on; a device of Wavoip while that is on. */
export function canCallBy(via: CallVia, { pbx, wavoip }: Telephony): boolean {
  return via === 'pbx' ? pbx : wavoip.length > 0
}

/** Whether somebody can be called at all. Their number may be hidden from me. */
export function isReachable({ phone, block }: Contact): boolean {
  return Boolean(phone) && !block
}
