import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FullPageMessage } from '@/ui/full-page-message'

/** The last resort: something we did not expect. Known refusals are shown where they happened. */
export function ErrorPage() {
  const { t } = useTranslation()
  return (
    <FullPageMessage title={t('errorTitle')} text={t('errorText')}>
      <Button onClick={() => window.location.reload()}>{t('reload')}</Button>
    </FullPageMessage>
  )
}

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <FullPageMessage title={t('notFoundTitle')} text={t('notFoundText')}>
      <Button component="a" href="/conversations">
        {t('goToConversations')}
      </Button>
    </FullPageMessage>
  )
}
