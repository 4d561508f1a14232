import { useTranslation } from 'react-i18next'
import { lasting, number } from '@/lib/format'
import type { Panel } from '@/lib/schemas'
import { useOnlineCount, usePresence } from '@/live/apply-moment'
import { useAgent } from '@/live/bootstrap'
import { PersonAvatar, PresenceDot } from '@/ui/person-avatar'
import { useNow } from '@/ui/use-now'
import { toggled, waited } from './figures'
import { useNarrow, usePanelQuery } from './search'
import classes from './supervision.module.css'

type AgentRow = Panel['agents'][number]

/** Who is here and how much they have. */
export function AgentTable({ rows }: { rows: readonly AgentRow[] }) {
  const { t } = useTranslation('supervision')
  const here = useOnlineCount(rows.map((it) => it.agent))
  return (
    <section className={classes.card} aria-labelledby="people">
      <h2 id="people">
        {t('people')} <em>{t('online', { here: number(here), all: number(rows.length) })}</em>
      </h2>
      {rows.length === 0 ? (
        <p className={classes.more}>{t('noPeople')}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('person')}</th>
              <th scope="col">{t('attending')}</th>
              <th scope="col">{t('unanswered')}</th>
              <th scope="col">{t('longestShort')}</th>
              <th scope="col" data-minor>
                {t('takenToday')}
              </th>
              <th scope="col" data-minor>
                {t('resolvedShort')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((it) => (
              <Person key={it.agent} row={it} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Person({ row }: { row: AgentRow }) {
  const { t } = useTranslation('supervision')
  const agent = useAgent(row.agent)
  const presence = usePresence(row.agent)
  const { agents } = usePanelQuery()
  const narrow = useNarrow()
  const longest = waited(row.waitingLongest, useNow(1_000))
  if (!agent) return null
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className={classes.pick}
          aria-pressed={agents.includes(row.agent)}
          onClick={() => narrow({ agents: toggled(agents, row.agent) })}
        >
          <PersonAvatar
            name={agent.name}
            photo={agent.photo}
            size={24}
            badge={<PresenceDot presence={presence} />}
          />
          <span>
            {agent.name}
            <span className={classes.hidden}> ({t(`presence.${presence}`)})</span>
          </span>
        </button>
      </th>
      <td>{number(row.attending)}</td>
      <td>{number(row.unanswered)}</td>
      <td>{longest === null ? '–' : lasting(longest)}</td>
      <td data-minor>{number(row.takenToday)}</td>
      <td data-minor>{number(row.resolvedToday)}</td>
    </tr>
  )
}
