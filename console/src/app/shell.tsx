import { Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useNotices } from '@/features/notices/use-notices'
import { usePageTitle } from '@/features/notices/use-page-title'
import { useRings } from '@/features/notices/use-rings'
import { Live } from '@/live/connection'
import { openWire } from '@/live/wire'
import { DeskCommands } from './desk-commands'
import { OfflineBanner } from './offline-banner'
import { Rail } from './rail'
import classes from './shell.module.css'
import { useTakeOver } from './use-take-over'

/** The frame of every signed-in page: the rail at the left and the page beside it. */
export function Shell() {
  const { t } = useTranslation()
  return (
    <Live open={openWire} onSignedOut={goToSignIn}>
      <div className={classes.shell}>
        <a className={classes.skip} href="#content">
          {t('skip')}
        </a>
        <Rail />
        <Announcer />
        <div id="content" className={classes.content} tabIndex={-1}>
          <Suspense>
            <Outlet />
          </Suspense>
          <OfflineBanner />
        </div>
      </div>
    </Live>
  )
}

/** A fresh page, so that nothing of the ended session stays in memory. */
function goToSignIn() {
  const next = window.location.pathname + window.location.search
  window.location.assign(`/sign-in?next=${encodeURIComponent(next)}`)
}

/** What runs beside every page and shows only when there is something to say. */
function Announcer() {
  useTakeOver()
  useNotices()
  useRings()
  usePageTitle()
  return <DeskCommands />
}
