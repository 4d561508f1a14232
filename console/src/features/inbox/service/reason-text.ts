import type { TFunction } from 'i18next'
import { lasting } from '@/lib/format'
import type { Decision } from '@/lib/schemas'

/** Names of what a decision speaks of. */
export interface Named {
  agents: string
  department: string
}

/** A decision of the routing as a colleague would explain it. */
export function reasonText(
  t: TFunction<'service'>,
  { kind, reason }: Decision,
  names: Named,
): string {
  const { rule, strategy, waitedSeconds, eligible, load, ring } = reason
  const time = lasting(waitedSeconds)
  switch (rule) {
    case 'fallback':
      return t('why.fallback', { ...names, time })
    case 'absence':
      return t('why.absence', { ...names, time })
    case 'wallet':
      return t('why.wallet', { ...names })
    case 'connection':
      return t('why.connection', { ...names })
    case 'delegated':
      return [t('why.delegated', { ...names }), t('why.eligible', { count: eligible })].join(' ')
    case 'strategy': {
      const said = [
        t(`why.${kind === 'offered' ? 'rang' : 'strategy'}.${strategy}`, {
          ...names,
          number: ring,
        }),
        t('why.eligible', { count: eligible }),
      ]
      if (typeof load === 'number') said.push(t('why.load', { count: load }))
      if (waitedSeconds > 0) said.push(t('why.waited', { time }))
      return said.join(' ')
    }
    default:
      rule satisfies never
      return ''
  }
}

/** The decision behind a line: the one of its kind that was made at that moment. */
export function decisionOf(
  decisions: readonly Decision[],
  kind: Decision['kind'],
  at: string,
): Decision | undefined {
  const distance = (it: Decision) => Math.abs(Date.parse(it.at) - Date.parse(at))
  const near = decisions.filter((it) => it.kind === kind && distance(it) < SAME_MOMENT)
  return near.sort((a, b) => distance(a) - distance(b))[0]
}

/** A decision and the line that tells it are written one after the other. */
const SAME_MOMENT = 60_000
