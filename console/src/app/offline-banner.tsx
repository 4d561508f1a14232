import { IconCloudOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDesk, useLiveState } from '@/live/connection'
import { useOutbox } from '@/live/outbox'
import classes from './shell.module.css'

/** Says quietly that the desk is not live, and that what was written is kept. */
export function OfflineBanner() {
  const { t } = useTranslation('desk')
  const state = useLiveState()
  const waiting = useOutbox(useDesk().outbox).filter((it) => !it.refused).length
  return (
    <div role="status" className={classes.bannerPlace}>
      {state === 'away' && (
        <p className={classes.banner}>
          <IconCloudOff size={17} stroke={1.5} aria-hidden="true" />
          {waiting > 0 ? t('offlineWaiting', { count: waiting }) : t('offline')}
        </p>
      )}
    </div>
  )
}
