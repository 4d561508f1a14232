import { Outlet } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { setEntered } from './entered'
import classes from './entry-frame.module.css'

/** The card in the middle of every page for people who are not signed in. */
export function EntryFrame() {
  const { t } = useTranslation()
  // One leaves these pages without a reload only by getting in.
  useEffect(() => () => setEntered(true), [])
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
