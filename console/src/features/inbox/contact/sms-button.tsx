import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconDeviceMobileMessage } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '@/lib/schemas'
import { useModule } from '@/live/bootstrap'
import { useSmsLines } from '@/live/capabilities'
import { SmsDialog } from '../service/sms-dialog'

interface SmsButtonProps {
  contact: Contact
  department?: string | null
  /** Says in words what it does, where there is room. */
  isWide?: boolean
}

/** Writes an SMS to a contact; it is there only while a connection of SMS is on, for who has a number. */
export function SmsButton({ contact, department, isWide = false }: SmsButtonProps) {
  const { t } = useTranslation('sms')
  const [isOpen, setOpen] = useState(false)
  const isOn = useSmsLines().length > 0
  const mayBegin = useModule('add-chats')
  if (!isOn || !mayBegin || !contact.phone || contact.block) return null
  const label = t('write')
  return (
    <>
      {isWide ? (
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconDeviceMobileMessage size={17} stroke={1.5} />}
          onClick={() => setOpen(true)}
        >
          {label}
        </Button>
      ) : (
        <Tooltip label={label}>
          <ActionIcon radius="xl" aria-label={label} onClick={() => setOpen(true)}>
            <IconDeviceMobileMessage size={17} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      )}
      {isOpen && (
        <SmsDialog contact={contact} department={department} onClose={() => setOpen(false)} />
      )}
    </>
  )
}
