import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { api } from '@/lib/api'
import type { Me, Setup } from '@/lib/schemas'
import { keys } from '@/live/keys'

export interface Credentials {
  email: string
  password: string
}

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => api.get<Setup>('/setup', undefined, signal),
})

/** Signs in and goes on to where the person wanted to be. */
export function useSignIn(next: string) {
  const cache = useQueryClient()
  const router = useRouter()
  return useMutation({
    mutationFn: (credentials: Credentials) => api.post<Me>('/session', credentials),
    onSuccess: async () => {
      cache.removeQueries({ queryKey: keys.bootstrap })
      await router.navigate({ href: next, replace: true })
    },
  })
}
