import { Tabs, Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { number } from '@/lib/format'
import type { Counts, Scope, Tab } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import { usePreferences, useSetInboxPreferences } from '@/live/preferences'
import { FOUR, isOfFour, TABS } from '../search'
import classes from './list-pane.module.css'

/**
 * Aguardando, Atendendo, Resolvidos: every conversation is in exactly one, counted live. Or the four
 * tabs of a team that works from an inbox.
 */
export function StatusTabs() {
  const { t } = useTranslation(['inbox', 'list'])
  const { tab, scope } = usePreferences().inbox
  const counts = useBootstrap((it) => it.counts)
  const set = useSetInboxPreferences()
  const tabs: readonly Tab[] = isOfFour(tab) ? FOUR : TABS
  const handleChange = (value: string | null) => {
    const chosen = tabs.find((it) => it === value)
    if (chosen) set({ tab: chosen })
  }
  return (
    <Tabs
      value={tab}
      onChange={handleChange}
      className={classes.tabs ?? ''}
      mod={{ four: isOfFour(tab) }}
    >
      <Tabs.List aria-label={t('tabs')}>
        {tabs.map((name) => {
          const count = countOf(name, counts, scope)
          return (
            <Tooltip
              key={name}
              label={t(isOfFour(name) ? `list:tabHint.${name}` : `tabHint.${name}`)}
            >
              <Tabs.Tab value={name} className={classes.tab ?? ''}>
                {t(isOfFour(name) ? `list:tab.${name}` : `tab.${name}`)}
                {count !== null && <em className={classes.tabCount}>{number(count)}</em>}
              </Tabs.Tab>
            </Tooltip>
          )
        })}
      </Tabs.List>
    </Tabs>
  )
}

/** How many stand there; of what is over nobody counts the rest. */
function countOf(tab: Tab, counts: Counts, scope: Scope): number | null {
  switch (tab) {
    case 'waiting':
    case 'attending':
      return counts[scope][tab]
    case 'inbox':
      return counts.all.waiting - counts.all.triage
    case 'mine':
      return counts.mine.attending
    case 'progress':
      return counts.all.waiting + counts.all.attending
    case 'resolved':
    case 'closed':
      return null
    default:
      tab satisfies never
      return null
  }
}
