import { Tooltip } from '@mantine/core'
import { IconUser, IconUsersGroup } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Scope } from '@/lib/schemas'
import { usePreferences, useSetInboxPreferences } from '@/live/preferences'
import classes from './list-pane.module.css'

const SCOPES = ['mine', 'departments', 'all'] as const satisfies readonly Scope[]

interface ScopesProps {
  /** The four tabs say themselves whose conversations they show. */
  isOfFour: boolean
}

/** Whose conversations to look at; private ones and groups never mix. */
export function Scopes({ isOfFour }: ScopesProps) {
  const { t } = useTranslation('inbox')
  const { scope, kind } = usePreferences().inbox
  const set = useSetInboxPreferences()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of toggles, not a form's fieldset
    <div className={classes.scopes} role="group" aria-label={t('scopes')}>
      {!isOfFour &&
        SCOPES.map((name) => (
          <button
            key={name}
            type="button"
            className={classes.scope}
            aria-pressed={scope === name}
            onClick={() => set({ scope: name })}
          >
            {t(`scope.${name}`)}
          </button>
        ))}
      <span className={classes.spring} />
      <Tooltip label={t('private')}>
        <button
          type="button"
          className={classes.scope}
          aria-pressed={kind === 'private'}
          aria-label={t('private')}
          onClick={() => set({ kind: 'private' })}
        >
          <IconUser size={15} stroke={1.5} />
        </button>
      </Tooltip>
      <button
        type="button"
        className={classes.scope}
        aria-pressed={kind === 'group'}
        onClick={() => set({ kind: 'group' })}
      >
        <IconUsersGroup size={15} stroke={1.5} />
        {t('groups')}
      </button>
    </div>
  )
}
