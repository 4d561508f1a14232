import {
  IconAlertCircle,
  IconBan,
  IconCheck,
  IconChecks,
  IconClock,
  IconHelpCircle,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MessageStatus } from '@/lib/schemas'

interface TicksProps {
  status: MessageStatus
  size?: number
}

/** How far a message of ours has come: clock, one tick, two, two blue, or refused. */
export function Ticks({ status, size = 15 }: TicksProps) {
  const { t } = useTranslation('inbox')
  const Icon = {
    queued: IconClock,
    sent: IconCheck,
    delivered: IconChecks,
    read: IconChecks,
    played: IconChecks,
    uncertain: IconHelpCircle,
    failed: IconAlertCircle,
    cancelled: IconBan,
  }[status]
  const color =
    status === 'read' || status === 'played'
      ? 'var(--tick-read)'
      : status === 'failed' || status === 'uncertain'
        ? 'var(--bad-text)'
        : 'currentColor'
  return (
    <Icon
      size={size}
      stroke={1.7}
      color={color}
      role="img"
      aria-label={t(`status.${status}`)}
      style={{ flex: 'none' }}
    />
  )
}
