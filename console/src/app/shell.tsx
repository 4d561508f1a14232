import { Outlet, useRouter } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { LinesStrip } from '@/features/lines/lines-strip'
import { useNotices } from '@/features/notices/use-notices'
import { usePageTitle } from '@/features/notices/use-page-title'
import { useRings } from '@/features/notices/use-rings'
import { useFailedSchedules } from '@/features/schedules/use-failed-schedules'
import { Live } from '@/live/connection'
import { canCallBy, useTelephony } from '@/live/telephony'
import { openWire } from '@/live/wire'
import { DeskCommands } from './desk-commands'
import { OfflineBanner } from './offline-banner'
import { Profile } from './profile'
import { Rail } from './rail'
import classes from './shell.module.css'
import { useTakeOver } from './use-take-over'

/** Fetched by who can call by anything. */
const Calls = lazy(async () => ({ default: (await import('@/features/calls/calls')).Calls }))

/** The frame of every signed-in page: the rail at the left and the page beside it. */
export function Shell() {
  const { t } = useTranslation()
  const router = useRouter()
  const handleLeave = () => {
    const next = encodeURIComponent(router.state.location.href)
    router.options.context.leave(`/sign-in?next=${next}`)
  }
  return (
    <Live open={openWire} onLeave={handleLeave}>
      <div className={classes.shell}>
        <a className={classes.skip} href="#content">
          {t('skip')}
        </a>
        <Rail />
        <Announcer />
        <div id="content" className={classes.content} tabIndex={-1}>
          <LinesStrip />
          <div className={classes.page}>
            <Suspense>
              <Outlet />
            </Suspense>
          </div>
          <OfflineBanner />
        </div>
      </div>
    </Live>
  )
}

/** What runs beside every page and shows only when there is something to say. */
function Announcer() {
  useTakeOver()
  useNotices()
  useRings()
  useFailedSchedules()
  usePageTitle()
  const telephony = useTelephony()
  const isTelephone = canCallBy('pbx', telephony) || canCallBy('wavoip', telephony)
  return (
    <>
      <DeskCommands />
      <Profile />
      {isTelephone && (
        <Suspense>
          <Calls />
        </Suspense>
      )}
    </>
  )
}
