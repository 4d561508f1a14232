import { useTranslation } from 'react-i18next'
import { lasting, number } from '@/lib/format'
import type { Panel } from '@/lib/schemas'
import { useNow } from '@/ui/use-now'
import { levelTone, percent, waited } from './figures'
import classes from './supervision.module.css'

interface TotalsProps {
  totals: Panel['totals']
  target: number
}

/** The moment and the day in six figures. */
export function Totals({ totals, target }: TotalsProps) {
  const { t } = useTranslation('supervision')
  const now = useNow(1_000)
  const longest = waited(totals.waitingLongest, now)
  return (
    <dl className={classes.totals} aria-label={t('totals')}>
      <Figure label={t('waiting')} value={number(totals.waiting)} />
      <Figure label={t('attending')} value={number(totals.attending)} />
      <Figure
        label={t('longest')}
        value={longest === null ? '–' : lasting(longest)}
        tone={longest !== null && longest > target ? 'bad' : undefined}
      />
      <Figure label={t('openedToday')} value={number(totals.openedToday)} />
      <Figure label={t('resolvedToday')} value={number(totals.resolvedToday)} />
      <Figure
        label={t('level', { time: lasting(target) })}
        value={percent(totals.level)}
        tone={levelTone(totals.level)}
      />
    </dl>
  )
}

interface FigureProps {
  label: string
  value: string
  tone?: 'bad' | 'warn' | 'ok' | undefined
}

function Figure({ label, value, tone }: FigureProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd data-tone={tone}>{value}</dd>
    </div>
  )
}
