import { Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './entry-frame.module.css'

/** The card in the middle of every page for people who are not signed in. */
export function EntryFrame() {
  const { t } = useTranslation()
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <img src="/favicon.svg" alt="" width={36} height={36} />
          {t('product')}
        </div>
        <Suspense>
          <Outlet />
        </Suspense>
      </div>
    </main>
  )
}
