import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** The browser has the last word on desktop notices; asking it needs a click. */
export function DesktopPermission() {
  const { t } = useTranslation('desk')
  const [permission, setPermission] = useState(
    typeof Notification === 'undefined' ? 'denied' : Notification.permission,
  )
  if (permission === 'granted') return null
  if (permission === 'denied') {
    return (
      <Text size="sm" c="var(--ink2)">
        {t('desktopRefused')}
      </Text>
    )
  }
  return (
    <Button
      size="xs"
      variant="light"
      style={{ alignSelf: 'flex-start' }}
      onClick={() => void Notification.requestPermission().then(setPermission)}
    >
      {t('desktopAllow')}
    </Button>
  )
}
