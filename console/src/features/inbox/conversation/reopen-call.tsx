import { Button } from '@mantine/core'
import { IconPhoneCall } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { setPhone, useHasHiddenCall } from '@/live/phone'

/** Brings the panel of this conversation's call back, which was closed while they talk (CON-18). */
export function ReopenCall({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('inbox')
  if (!useHasHiddenCall(conversationId)) return null
  return (
    <Button
      size="sm"
      h={32}
      px={12}
      miw="max-content"
      color="green"
      variant="light"
      leftSection={<IconPhoneCall size={17} stroke={1.7} />}
      onClick={() => setPhone({ isHidden: false })}
    >
      {t('call.reopen')}
    </Button>
  )
}
