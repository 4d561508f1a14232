import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { api } from '@/lib/api'
import { asProblem } from '@/lib/problem'
import type { Founding } from '@/lib/schemas'
import { keys } from '@/live/keys'

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => api.get('/setup', { signal }),
})

/** Opens the workspace; its owner is then signed in. Whoever comes second goes to the sign-in. */
export function useSetUp() {
  const cache = useQueryClient()
  const router = useRouter()
  return useMutation({
    mutationFn: (body: Founding) => api.post('/setup', { body }),
    onSuccess: async () => {
      cache.removeQueries({ queryKey: keys.bootstrap })
      await router.navigate({ href: '/conversations', replace: true })
    },
    onError: (failure) => {
      if (asProblem(failure).code === 'setup-done') {
        cache.setQueryData(setupQuery.queryKey, { needed: false, demo: [] })
      }
    },
  })
}
