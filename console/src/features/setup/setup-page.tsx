import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '@/ui/states'
import { setupQuery } from './queries'
import { SetupForm } from './setup-form'

/** The first visit to an empty installation. Once somebody has been here, it is the sign-in. */
export function SetupPage() {
  const { t } = useTranslation('setup')
  const { data, error, refetch } = useQuery(setupQuery)
  useEffect(() => {
    document.title = t('pageTitle')
  }, [t])

  if (error) return <ErrorState failure={error} onRetry={() => void refetch()} />
  if (!data) return null
  if (!data.needed) return <Navigate to="/sign-in" replace />
  return (
    <Stack gap="md">
      <div>
        <Title order={1} size="h3">
          {t('title')}
        </Title>
        <Text c="var(--ink2)" mt={4}>
          {t('text')}
        </Text>
      </div>
      <SetupForm />
    </Stack>
  )
}
