import { IconLock } from '@tabler/icons-react'
import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/live/bootstrap'
import { EmptyState } from '@/ui/states'
import { PLACES, type Place } from './places'
import classes from './settings.module.css'

/** The menu of what this person may set, and the page they chose. */
export function SettingsLayout() {
  const { t } = useTranslation('settings')
  const { permissions, account } = useMe()
  const pathname = useLocation({ select: (it) => it.pathname.replace(/\/$/, '') })
  const isOpen = (it: Place) =>
    permissions.includes(it.permission) &&
    (!('module' in it) || account.modules.includes(it.module))
  const places = PLACES.filter(isOpen)
  const [first] = places
  const here = PLACES.find((it) => pathname.startsWith(it.path))
  const menu = useRef<HTMLElement>(null)
  // On a phone the menu is a strip that scrolls sideways.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page is another place to show.
  useEffect(() => {
    menu.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [pathname])

  if (pathname === '/settings' && first) return <Navigate to={first.path} replace />
  const isRefused = here ? !isOpen(here) : places.length === 0
  return (
    <div className={classes.layout}>
      <nav ref={menu} className={classes.menu} aria-label={t('menu')}>
        <h1>{t('title')}</h1>
        {places.map(({ path, name, icon: Icon }) => (
          <Link
            key={path}
            to={path}
            className={classes.place}
            activeProps={{ className: classes.here }}
          >
            <Icon size={18} stroke={1.5} aria-hidden="true" />
            {t(`places.${name}`)}
          </Link>
        ))}
      </nav>
      <main className={classes.main}>
        {isRefused ? (
          <EmptyState
            icon={<IconLock size={26} stroke={1.5} />}
            text={t(places.length === 0 ? 'refusedAll' : 'refusedPage')}
          />
        ) : (
          <Suspense>
            <Outlet />
          </Suspense>
        )}
      </main>
    </div>
  )
}
