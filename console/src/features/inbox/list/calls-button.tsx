import { ActionIcon, Indicator, Tooltip } from '@mantine/core'
import { IconPhoneCall } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { setPhone, useHasHiddenCall } from '@/live/phone'
import { canCallBy, useTelephony } from '@/live/telephony'

/** Opens the panel of calls over WhatsApp; it is there only while I have a device of Wavoip (TEL-02). */
export function CallsButton() {
  const { t } = useTranslation('list')
  const telephony = useTelephony()
  const hasHidden = useHasHiddenCall()
  if (!canCallBy('wavoip', telephony)) return null
  const label = t('calls')
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={() => setPhone({ isDialling: true })}>
        <Indicator disabled={!hasHidden} color="green" size={8}>
          <IconPhoneCall size={18} stroke={1.5} />
        </Indicator>
      </ActionIcon>
    </Tooltip>
  )
}
