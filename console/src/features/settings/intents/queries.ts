import { queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/api'
import { keys } from '@/live/keys'

/** The account's own entities. */
export const entitiesQuery = queryOptions({
  queryKey: [...keys.intents, 'entities'] as const,
  queryFn: ({ signal }) => api.get('/entities', { signal }),
  select: ({ items }) => items,
})

/** What every account has, as the server finds it by its form. */
export const BUILT_IN = [
  'cpf',
  'cnpj',
  'email',
  'phone',
  'cep',
  'date',
  'time',
  'money',
  'number',
] as const
