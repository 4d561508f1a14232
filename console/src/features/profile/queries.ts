import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { Me, TokenWish } from '@/lib/schemas'
import { changeDesk } from '@/live/held'
import { tellFailure } from './tell'

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => api.get('/sessions', { signal }),
})

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => api.get('/me/tokens', { signal }),
})

/** Takes in what one has become. Preferences stay as held here: theirs may still be on their way. */
export function useTakeMe() {
  const cache = useQueryClient()
  return (me: Me) =>
    changeDesk(cache, (desk) => ({ ...desk, me: { ...me, preferences: desk.me.preferences } }))
}

/** A change to oneself. */
export function useChangeMe<Wish>(change: (wish: Wish) => Promise<Me>) {
  const takeMe = useTakeMe()
  return useMutation({ mutationFn: change, onSuccess: takeMe, onError: tellFailure })
}

export function useEndSession() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.delete('/sessions/{id}', { path: { id } }),
    onError: tellFailure,
    onSettled: () => cache.invalidateQueries(sessionsQuery),
  })
}

export function useMakeToken() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: TokenWish) => api.post('/me/tokens', { body }),
    onSuccess: () => cache.invalidateQueries(tokensQuery),
  })
}

export function useDeleteToken() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.delete('/me/tokens/{id}', { path: { id } }),
    onError: tellFailure,
    onSettled: () => cache.invalidateQueries(tokensQuery),
  })
}
