import { Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Live } from '@/live/connection'
import { openWire } from '@/live/wire'
import { Rail } from './rail'
import classes from './shell.module.css'

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
        <div id="content" className={classes.content} tabIndex={-1}>
          <Suspense>
            <Outlet />
          </Suspense>
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
