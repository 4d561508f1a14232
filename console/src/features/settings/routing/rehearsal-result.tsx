import { useTranslation } from 'react-i18next'
import { lasting, number } from '@/lib/format'
import type { Rehearsal } from '@/lib/schemas'
import { useAgent } from '@/live/bootstrap'
import classes from './rehearsal.module.css'

type Side = Rehearsal['present']

interface RehearsalResultProps {
  rehearsal: Rehearsal
  /** The form has changed since. */
  isOld: boolean
}

/** The day twice, side by side: how long customers waited, and how much each person had. */
export function RehearsalResult({ rehearsal, isOld }: RehearsalResultProps) {
  const { t } = useTranslation('rehearsal')
  const { arrivals, people, present, changed, clipped } = rehearsal
  if (arrivals === 0) return <p role="status">{t('empty')}</p>
  return (
    <div className={classes.result} data-old={isOld || undefined}>
      <p role="status">
        {t('about', { arrivals: number(arrivals), people: number(people) })}
        {clipped && ` ${t('clipped')}`}
        {isOld && <strong> {t('old')}</strong>}
      </p>
      <Figures present={present} changed={changed} />
      <Hours present={present} changed={changed} />
      <Load present={present} changed={changed} />
    </div>
  )
}

interface Row {
  name: string
  value: (side: Side) => number | null
  show: (value: number) => string
  /** Which way is better. */
  less: boolean
}

function Figures({ present, changed }: { present: Side; changed: Side }) {
  const { t } = useTranslation('rehearsal')
  const percent = (value: number) => number(value, { style: 'percent' })
  const rows: readonly Row[] = [
    { name: 'mean', value: (it) => it.waited.mean, show: lasting, less: true },
    { name: 'median', value: (it) => it.waited.median, show: lasting, less: true },
    { name: 'ninth', value: (it) => it.waited.ninth, show: lasting, less: true },
    { name: 'longest', value: (it) => it.waited.longest, show: lasting, less: true },
    { name: 'inTime', value: (it) => it.inTime ?? null, show: percent, less: false },
    { name: 'served', value: (it) => it.served, show: number, less: false },
    { name: 'left', value: (it) => it.left, show: number, less: true },
    { name: 'elsewhere', value: (it) => it.elsewhere, show: number, less: true },
    { name: 'others', value: (it) => it.othersMeanSeconds ?? null, show: lasting, less: true },
  ]
  return (
    <table className={classes.table}>
      <caption>{t('waiting')}</caption>
      <Head />
      <tbody>
        {rows.map(({ name, value, show, less }) => {
          const before = value(present)
          const after = value(changed)
          if (before === null && after === null) return null
          const better =
            before !== null && after !== null && (less ? after < before : after > before)
          const worse =
            before !== null && after !== null && (less ? after > before : after < before)
          return (
            <tr key={name}>
              <th scope="row">{t(`figure.${name}`)}</th>
              <td>{before === null ? '–' : show(before)}</td>
              <td data-tone={better ? 'ok' : worse ? 'bad' : undefined}>
                {after === null ? '–' : show(after)}
                {(better || worse) && (
                  <span className={classes.hidden}> {t(better ? 'better' : 'worse')}</span>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Head() {
  const { t } = useTranslation('rehearsal')
  return (
    <thead>
      <tr>
        <td />
        <th scope="col">{t('present')}</th>
        <th scope="col">{t('changed')}</th>
      </tr>
    </thead>
  )
}

/** How long those waited who came in each hour: two bars, and the same in words. */
function Hours({ present, changed }: { present: Side; changed: Side }) {
  const { t } = useTranslation('rehearsal')
  const most = Math.max(1, ...[...present.hours, ...changed.hours].map((it) => it.meanSeconds ?? 0))
  const height = (seconds: number | null | undefined) => `${(100 * (seconds ?? 0)) / most}%`
  return (
    <figure className={classes.hours}>
      <figcaption>
        {t('byHour')} <span data-side="present">{t('present')}</span>{' '}
        <span data-side="changed">{t('changed')}</span>
      </figcaption>
      <ol>
        {present.hours.map(({ hour, arrivals, meanSeconds }) => {
          const after = changed.hours.find((it) => it.hour === hour)?.meanSeconds
          const said = (it: number | null | undefined) =>
            typeof it === 'number' ? lasting(it) : '–'
          const words = t('hour', {
            hour,
            arrivals: number(arrivals),
            present: said(meanSeconds),
            changed: said(after),
          })
          return (
            <li key={hour} title={words}>
              <span className={classes.bars} aria-hidden="true">
                <i data-side="present" style={{ height: height(meanSeconds) }} />
                <i data-side="changed" style={{ height: height(after) }} />
              </span>
              <span aria-hidden="true">{hour}h</span>
              <span className={classes.hidden}>{words}</span>
            </li>
          )
        })}
      </ol>
    </figure>
  )
}

/** Who took how many, and how many they had at once. */
function Load({ present, changed }: { present: Side; changed: Side }) {
  const { t } = useTranslation('rehearsal')
  const ids = [...new Set([...present.load, ...changed.load].map((it) => it.agent))]
  if (ids.length === 0) return null
  return (
    <table className={classes.table}>
      <caption>{t('load')}</caption>
      <Head />
      <tbody>
        {ids.map((id) => (
          <Person key={id} id={id} present={present} changed={changed} />
        ))}
      </tbody>
    </table>
  )
}

function Person({ id, present, changed }: { id: string; present: Side; changed: Side }) {
  const { t } = useTranslation('rehearsal')
  const agent = useAgent(id)
  const said = ({ load }: Side) => {
    const found = load.find((it) => it.agent === id)
    return found ? t('took', { count: found.served, most: number(found.most) }) : '–'
  }
  return (
    <tr>
      <th scope="row">{agent?.name ?? t('gone')}</th>
      <td>{said(present)}</td>
      <td>{said(changed)}</td>
    </tr>
  )
}
