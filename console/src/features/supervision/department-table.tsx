import { useTranslation } from 'react-i18next'
import { lasting, number } from '@/lib/format'
import type { Panel } from '@/lib/schemas'
import { useDepartment } from '@/live/bootstrap'
import { useNow } from '@/ui/use-now'
import { levelTone, percent, toggled, waited } from './figures'
import { useNarrow, usePanelQuery } from './search'
import classes from './supervision.module.css'

type DepartmentRow = Panel['departments'][number]

/** How each department stands. */
export function DepartmentTable({ rows }: { rows: readonly DepartmentRow[] }) {
  const { t } = useTranslation('supervision')
  if (rows.length === 0) return null
  return (
    <section className={classes.card} aria-labelledby="departments">
      <h2 id="departments">{t('departments')}</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('department')}</th>
            <th scope="col">{t('waiting')}</th>
            <th scope="col">{t('attending')}</th>
            <th scope="col">{t('longestShort')}</th>
            <th scope="col" data-minor>
              {t('acceptedIn')}
            </th>
            <th scope="col">{t('levelShort')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((it) => (
            <Department key={it.department ?? 'none'} row={it} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Department({ row }: { row: DepartmentRow }) {
  const { t } = useTranslation('supervision')
  const department = useDepartment(row.department)
  const { departments } = usePanelQuery()
  const narrow = useNarrow()
  const longest = waited(row.waitingLongest, useNow(1_000))
  const { acceptedInSeconds } = row
  return (
    <tr>
      <th scope="row">
        {department ? (
          <button
            type="button"
            className={classes.pick}
            aria-pressed={departments.includes(department.id)}
            onClick={() => narrow({ departments: toggled(departments, department.id) })}
          >
            <span
              className={classes.swatch}
              style={{ background: department.color }}
              aria-hidden="true"
            />
            <span>{department.name}</span>
          </button>
        ) : (
          t('noDepartment')
        )}
      </th>
      <td>{number(row.waiting)}</td>
      <td>{number(row.attending)}</td>
      <td>{longest === null ? '–' : lasting(longest)}</td>
      <td data-minor>{typeof acceptedInSeconds === 'number' ? lasting(acceptedInSeconds) : '–'}</td>
      <td data-tone={levelTone(row.level)}>{percent(row.level)}</td>
    </tr>
  )
}
