import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import { PersonAvatar } from '@/ui/person-avatar'
import classes from './helper-faces.module.css'

/** Who helps with a conversation: colleagues by their faces, departments by their names. */
export function HelperFaces({ item }: { item: Conversation }) {
  const { t } = useTranslation('service')
  const { agents, departments } = useBootstrap((it) => it)
  return (
    <span className={classes.faces}>
      {agents
        .filter((it) => item.collaborators.includes(it.id))
        .map((it) => (
          <Tooltip key={it.id} label={it.name}>
            <span role="img" aria-label={it.name} tabIndex={0} className={classes.face}>
              <PersonAvatar name={it.name} photo={it.photo} size={22} />
            </span>
          </Tooltip>
        ))}
      {departments
        .filter((it) => item.helping.includes(it.id))
        .map((it) => (
          <Tooltip key={it.id} label={t('help.wholeDepartment')}>
            <span className={classes.department} tabIndex={0}>
              <i style={{ background: it.color }} aria-hidden="true" />
              {it.name}
            </span>
          </Tooltip>
        ))}
    </span>
  )
}
