import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { Contact } from '@/lib/schemas'
import { keys } from './keys'

/** By what I can call. The live socket tells when it is old. */
export const telephonyQuery = queryOptions({
  queryKey: keys.telephony,
  queryFn: ({ signal }) => api.get('/telephony', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

/** Whether I have an extension of a telephone exchange that is on. */
export function useHasExtension(): boolean {
  return useQuery({ ...telephonyQuery, select: (it) => it.pbx }).data ?? false
}

/** Whether somebody can be called at all. Their number may be hidden from me. */
export function isReachable({ phone, block }: Contact): boolean {
  return Boolean(phone) && !block
}
