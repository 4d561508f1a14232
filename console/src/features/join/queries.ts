import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { api } from '@/lib/api'
import type { Newcomer } from '@/lib/schemas'
import { keys } from '@/live/keys'

/** What an invitation offers; a used or old one is refused with `invitation-gone`. */
export function useOffer(token: string) {
  return useQuery({
    queryKey: ['joining', token],
    queryFn: ({ signal }) => api.get('/joining/{token}', { path: { token }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useJoin(token: string) {
  const cache = useQueryClient()
  const router = useRouter()
  return useMutation({
    mutationFn: (body: Newcomer) => api.post('/joining/{token}', { path: { token }, body }),
    onSuccess: async () => {
      cache.removeQueries({ queryKey: keys.bootstrap })
      await router.navigate({ href: '/conversations', replace: true })
    },
  })
}
