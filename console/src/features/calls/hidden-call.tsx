import { UnstyledButton } from '@mantine/core'
import { IconPhoneCall } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { duration } from '@/lib/format'
import { type PhoneCall, setPhone } from '@/live/phone'
import { useNow } from '@/ui/use-now'
import classes from './calls.module.css'

/** A call whose panel was closed, over every page: one never talks without a way to hang up. */
export function HiddenCall({ call }: { call: PhoneCall }) {
  const { t } = useTranslation('calls')
  const now = useNow(1000)
  const name = call.name ?? t('unknown')
  return (
    <UnstyledButton
      className={classes.hidden ?? ''}
      aria-label={t('goesOn', { name })}
      onClick={() => setPhone({ isHidden: false })}
    >
      <IconPhoneCall size={16} stroke={1.6} aria-hidden="true" />
      {name}
      {call.since !== null && <time>{duration(Math.max(0, now - call.since))}</time>}
    </UnstyledButton>
  )
}
