import { Tooltip } from '@mantine/core'
import { IconMessageCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './rail.module.css'

/** The narrow column of places to go. Only places that exist stand here. */
export function Rail() {
  const { t } = useTranslation()
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
          aria-label={t('conversations')}
        >
          <IconMessageCircle size={21} stroke={1.5} />
        </Link>
      </Tooltip>
    </nav>
  )
}
