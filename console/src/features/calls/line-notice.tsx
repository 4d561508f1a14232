import { IconPhoneOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './calls.module.css'

/** The exchange cannot be had; the telephone comes back by itself. */
export function LineNotice() {
  const { t } = useTranslation('calls')
  return (
    <p className={classes.notice} role="status">
      <IconPhoneOff size={16} stroke={1.6} aria-hidden="true" />
      {t('away')}
    </p>
  )
}
