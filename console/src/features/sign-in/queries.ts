import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { api } from '@/lib/api'
import type { SignIn } from '@/lib/schemas'
import { keys } from '@/live/keys'

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => api.get('/setup', { signal }),
})

/** Signs in and goes on to where the person wanted to be. */
export function useSignIn(next: string) {
  const cache = useQueryClient()
  const router = useRouter()
  return useMutation({
    mutationFn: (body: SignIn) => api.post('/session', { body }),
    onSuccess: async () => {
      cache.removeQueries({ queryKey: keys.bootstrap })
      await router.navigate({ href: next, replace: true })
    },
  })
}
