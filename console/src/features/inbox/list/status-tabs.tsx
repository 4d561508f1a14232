import { Tabs, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { number } from '@/lib/format'
import { useBootstrap } from '@/live/bootstrap'
import { usePreferences, useSetInboxPreferences } from '@/live/preferences'
import { TABS } from '../search'
import classes from './list-pane.module.css'

/** Aguardando, Atendendo, Resolvidos: every conversation is in exactly one, counted live. */
export function StatusTabs() {
  const { t } = useTranslation('inbox')
  const { tab, scope } = usePreferences().inbox
  const counts = useBootstrap((it) => it.counts)[scope]
  const set = useSetInboxPreferences()
  const handleChange = (value: string | null) => {
    const chosen = TABS.find((it) => it === value)
    if (chosen) set({ tab: chosen })
  }
  return (
    <Tabs value={tab} onChange={handleChange} className={classes.tabs ?? ''}>
      <Tabs.List aria-label={t('tabs')}>
        {TABS.map((name) => (
          <Tooltip key={name} label={t(`tabHint.${name}`)}>
            <Tabs.Tab value={name} className={classes.tab ?? ''}>
              {t(`tab.${name}`)}
              {name !== 'resolved' && <em className={classes.tabCount}>{number(counts[name])}</em>}
            </Tabs.Tab>
          </Tooltip>
        ))}
      </Tabs.List>
    </Tabs>
  )
}
