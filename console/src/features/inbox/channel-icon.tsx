import { IconBrandWhatsapp, IconDeviceMobileMessage, IconWorld } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ConnectionCard } from '@/lib/schemas'
import classes from './channel-icon.module.css'

const ICONS = {
  whatsapp: { icon: IconBrandWhatsapp, color: 'var(--ok-text)' },
  sms: { icon: IconDeviceMobileMessage, color: 'var(--ink2)' },
  webchat: { icon: IconWorld, color: 'var(--brand-text)' },
} satisfies Record<ConnectionCard['kind'], { icon: typeof IconWorld; color: string }>

/** The channel a customer came through, in the corner of their photo. */
export function ChannelIcon({ kind }: { kind: ConnectionCard['kind'] }) {
  const { t } = useTranslation('inbox')
  const { icon: Icon, color } = ICONS[kind]
  return (
    <span className={classes.badge} role="img" aria-label={t(`channel.${kind}`)}>
      <Icon size={14} stroke={1.7} color={color} />
    </span>
  )
}
