import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { api } from '@/lib/api'
import { asProblem } from '@/lib/problem'
import type { Language, Me, Setup } from '@/lib/schemas'
import { keys } from '@/live/keys'

/** As the server demands. */
export const LEAST_PASSWORD = 10

export interface Founding {
  workspace: string
  name: string
  email: string
  password: string
  language: Language
}

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => api.get<Setup>('/setup', undefined, signal),
})

/** Opens the workspace; its owner is then signed in. Whoever comes second goes to the sign-in. */
export function useSetUp() {
  const cache = useQueryClient()
  const router = useRouter()
  return useMutation({
    mutationFn: (founding: Founding) => api.post<Me>('/setup', founding),
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
