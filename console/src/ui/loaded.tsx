import { Skeleton, Stack } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Delayed } from './delayed'
import { ErrorState } from './states'

interface LoadedProps<Data> {
  query: UseQueryResult<Data>
  children: (data: Data) => ReactNode
}

/** What a query brings, or that it is on its way, or why it did not come. */
export function Loaded<Data>({ query, children }: LoadedProps<Data>) {
  const { t } = useTranslation()
  if (query.data !== undefined) return children(query.data)
  if (query.isError) {
    return <ErrorState failure={query.error} onRetry={() => void query.refetch()} />
  }
  return (
    <Delayed>
      <Stack role="status" aria-label={t('loading')}>
        <Skeleton h={56} />
        <Skeleton h={56} />
        <Skeleton h={56} />
      </Stack>
    </Delayed>
  )
}
