import { Button, Loader, Stack, Text, Title } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/lib/problem'
import { ErrorState } from '@/ui/states'
import { JoinForm } from './join-form'
import { useOffer } from './queries'

/** Where the link of an invitation leads. */
export function JoinPage() {
  const { t } = useTranslation('join')
  const { token = '' } = useParams({ strict: false })
  const { data: offer, error, refetch } = useOffer(token)
  useEffect(() => {
    document.title = t('pageTitle')
  }, [t])

  if (error && asProblem(error).status === 404) return <Gone />
  if (error) return <ErrorState failure={error} onRetry={() => void refetch()} />
  if (!offer) return <Loader role="status" aria-label={t('common:loading')} />
  return (
    <Stack gap="md">
      <div>
        <Title order={1} size="h3">
          {t('title', { workspace: offer.workspace })}
        </Title>
        <Text c="var(--ink2)" mt={4}>
          {t('text')}
        </Text>
      </div>
      <JoinForm token={token} offer={offer} />
    </Stack>
  )
}

/** The link was used, taken back, or is older than a week. */
function Gone() {
  const { t } = useTranslation('join')
  return (
    <Stack gap="md" role="alert">
      <Title order={1} size="h3">
        {t('goneTitle')}
      </Title>
      <Text c="var(--ink2)">{t('goneText')}</Text>
      <Button component={Link} to="/sign-in" variant="default">
        {t('signIn')}
      </Button>
    </Stack>
  )
}
