import { Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Rail } from './rail'
import classes from './shell.module.css'

/** The frame of every signed-in page: the rail at the left and the page beside it. */
export function Shell() {
  const { t } = useTranslation()
  return (
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
  )
}
