import { Tooltip } from '@mantine/core'
import { IconMessageCircle } from '@tabler/icons-react'
import { Link, useLocation, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LinesPopover } from '@/features/lines/lines-popover'
import { VolumePopover } from '@/features/notices/volume-popover'
import { number } from '@/lib/format'
import { useBootstrap, useMe } from '@/live/bootstrap'
import classes from './rail.module.css'
import { type Place, placesOf } from './rail-places'
import { UserMenu } from './user-menu'

/** The narrow column of places to go. Only places that exist stand here. */
export function Rail() {
  const { t } = useTranslation(['common', 'desk'])
  const router = useRouter()
  const waiting = useBootstrap((it) => it.counts.departments.waiting)
  const places = placesOf(useMe()).filter(({ path }) => path in router.routesByPath)
  const linksAt = (place: Place['at']) =>
    places.filter((it) => it.at === place).map((it) => <PlaceLink key={it.path} {...it} />)
  return (
    <nav className={classes.rail} aria-label={t('nav')}>
      <div className={classes.logo} aria-hidden="true">
        p
      </div>
      <Tooltip label={t('conversations')} position="right">
        <Link
          to="/conversations"
          className={classes.link}
          activeProps={{ className: classes.on }}
          aria-label={
            waiting > 0 ? t('desk:conversationsWaiting', { count: waiting }) : t('conversations')
          }
        >
          <IconMessageCircle size={21} stroke={1.5} />
          {waiting > 0 && <b aria-hidden="true">{waiting > 99 ? '99+' : number(waiting)}</b>}
        </Link>
      </Tooltip>
      {linksAt('top')}
      <span className={classes.spring} />
      <LinesPopover className={classes.link ?? ''} />
      <VolumePopover className={classes.link ?? ''} />
      {linksAt('foot')}
      <UserMenu />
    </nav>
  )
}

function PlaceLink({ path, label, icon: Icon }: Place) {
  const { t } = useTranslation()
  const router = useRouter()
  const isHere = useLocation({ select: (it) => it.pathname.startsWith(path) })
  const handleClick = (event: React.MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    void router.navigate({ href: path })
  }
  return (
    <Tooltip label={t(label)} position="right">
      <a
        href={path}
        className={`${classes.link} ${isHere ? classes.on : ''}`}
        aria-current={isHere ? 'page' : undefined}
        aria-label={t(label)}
        onClick={handleClick}
      >
        <Icon size={21} stroke={1.5} />
      </a>
    </Tooltip>
  )
}
