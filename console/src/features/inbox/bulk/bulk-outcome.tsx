import { Button, CloseButton, Progress } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { number } from '@/lib/format'
import { useNow } from '@/ui/use-now'
import { withoutHit } from '../search'
import classes from './bulk.module.css'
import { closeRun, type Failure, type Run, startRun, stopRun, undoRun } from './run'
import { changeSelection, NOTHING } from './selection'

/** How far it is, and then what came of it: each row that was left as it is says why. */
export function BulkOutcome({ run }: { run: Run }) {
  const { t } = useTranslation('bulk')
  const isBusy = run.phase === 'doing' || run.phase === 'undoing'
  return (
    <section className={classes.bar} aria-label={t('bar')}>
      {isBusy ? <Progressing run={run} /> : <Result run={run} />}
      {run.failures.length > 0 && <Failures failures={run.failures} />}
      {!isBusy && <Remedies run={run} />}
    </section>
  )
}

function Progressing({ run }: { run: Run }) {
  const { t } = useTranslation('bulk')
  const all = run.task.chosen.length
  const told = run.done + run.failures.length
  const values = { done: number(told), all: number(all) }
  return (
    <>
      <div className={classes.line}>
        <strong>{t(run.phase === 'undoing' ? 'undoing' : 'doing', values)}</strong>
        {run.phase === 'doing' && (
          <Button variant="subtle" size="compact-sm" ml="auto" onClick={stopRun}>
            {t('stop')}
          </Button>
        )}
      </div>
      <Progress value={(100 * told) / all} size="sm" aria-label={t('progress')} />
    </>
  )
}

function Result({ run: { task, phase, done, failures } }: { run: Run }) {
  const { t } = useTranslation('bulk')
  const close = () => {
    closeRun()
    if (failures.length === 0) changeSelection(() => NOTHING)
  }
  const what = phase === 'undone' ? 'undone' : task.deed
  return (
    <div className={classes.line}>
      <p role="status">
        {(done > 0 || failures.length === 0) && (
          <strong>{t(`result.${what}`, { count: done, shown: number(done) })} </strong>
        )}
        {failures.length > 0 &&
          t('failed', { count: failures.length, shown: number(failures.length) })}
      </p>
      <CloseButton size="sm" ml="auto" aria-label={t('close')} onClick={close} />
    </div>
  )
}

function Failures({ failures }: { failures: readonly Failure[] }) {
  const { t } = useTranslation(['bulk', 'problems'])
  return (
    <ul className={classes.failures} aria-label={t('failures')}>
      {failures.map(({ id, name, problem }) => (
        <li key={id}>
          {name && (
            <Link to="/conversations/$id" params={{ id }} search={withoutHit}>
              {name}
            </Link>
          )}
          <span>{t([`why.${problem}`, `problems:${problem}`, 'problems:unexpected'])}</span>
        </li>
      ))}
    </ul>
  )
}

/** Undo for as long as it can be, and the same again where it only wanted a second word. */
function Remedies({ run }: { run: Run }) {
  const { t } = useTranslation(['bulk', 'inbox'])
  const now = useNow(1_000)
  const { task, phase, undo, undoableUntil, failures, done } = run
  const mayUndo = phase === 'done' && undo.length > 0 && done > 0 && now < undoableUntil
  const doubted = failures.filter((it) => it.problem === 'target-unavailable')
  const { transfer } = phase === 'done' && doubted.length > 0 ? task : {}
  if (!mayUndo && !transfer) return null
  return (
    <div className={classes.line}>
      {mayUndo && (
        <Button variant="light" size="compact-md" onClick={() => void undoRun()}>
          {t('inbox:undo')}
        </Button>
      )}
      {transfer && (
        <Button
          variant="default"
          size="compact-md"
          onClick={() =>
            void startRun({ ...task, chosen: doubted, transfer: { ...transfer, confirmed: true } })
          }
        >
          {t('anyway', { count: doubted.length, shown: number(doubted.length) })}
        </Button>
      )}
    </div>
  )
}
