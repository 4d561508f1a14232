import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/api'
import type { Me, NewToken, Session, Token } from '@/lib/schemas'
import { changeDesk } from '@/live/apply-event'
import { tellFailure } from './tell'

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => api.get<{ items: Session[] }>('/sessions', undefined, signal),
})

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => api.get<{ items: Token[] }>('/me/tokens', undefined, signal),
})

/** A change to oneself. Preferences stay as held here: theirs may still be on their way. */
export function useChangeMe<Wish>(change: (wish: Wish) => Promise<Me>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (me) =>
      changeDesk(cache, (desk) => ({ ...desk, me: { ...me, preferences: desk.me.preferences } })),
    onError: tellFailure,
  })
}

export function useEndSession() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.delete(`/sessions/${id}`),
    onError: tellFailure,
    onSettled: () => cache.invalidateQueries(sessionsQuery),
  })
}

export interface TokenWish {
  name: string
  expiresInDays?: number
}

export function useMakeToken() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (wish: TokenWish) => api.post<NewToken>('/me/tokens', wish),
    onSuccess: () => cache.invalidateQueries(tokensQuery),
  })
}

export function useDeleteToken() {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.delete(`/me/tokens/${id}`),
    onError: tellFailure,
    onSettled: () => cache.invalidateQueries(tokensQuery),
  })
}
