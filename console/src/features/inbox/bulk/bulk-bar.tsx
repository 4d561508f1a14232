import { Button, CloseButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '@/lib/format'
import type { BulkDeed } from '@/lib/schemas'
import classes from './bulk.module.css'
import { BulkOutcome } from './bulk-outcome'
import { BulkTag } from './bulk-tag'
import { BulkTransfer } from './bulk-transfer'
import { type Chosen, startRun, useRun } from './run'
import { changeSelection, NOTHING, only, type Selection, useSelection } from './selection'

interface BulkBarProps {
  /** What can be chosen here, in its order. */
  loaded: readonly Chosen[]
  /** Whether these are archived: then they can be brought back. */
  isArchive: boolean
}

/** Below the list while rows are chosen: how many, what can be done to them, and what came of it. */
export function BulkBar({ loaded, isArchive }: BulkBarProps) {
  const selection = useSelection()
  const run = useRun()
  useEscape(selection.isOn && !run)
  useOnlyWhatIsHere(loaded)
  if (run) return <BulkOutcome run={run} />
  return selection.isOn ? (
    <Choice selection={selection} loaded={loaded} isArchive={isArchive} />
  ) : null
}

/** Nobody acts upon what they no longer see, and what was chosen here is not meant elsewhere. */
function useOnlyWhatIsHere(loaded: readonly Chosen[]): void {
  const there = loaded.map((it) => it.id).join()
  useEffect(() => changeSelection((held) => only(held, there.split(','))), [there])
  useEffect(() => () => changeSelection(() => NOTHING), [])
}

interface ChoiceProps extends BulkBarProps {
  selection: Selection
}

function Choice({ selection, loaded, isArchive }: ChoiceProps) {
  const { t } = useTranslation('bulk')
  const [asking, setAsking] = useState<'transfer' | 'tag' | 'untag' | null>(null)
  const { ids } = selection
  const isAll = ids.size > 0 && loaded.every(({ id }) => ids.has(id))
  const chosen = () => loaded.filter(({ id }) => ids.has(id))
  const deeds: readonly BulkDeed[] = [
    'transfer',
    'resolve',
    'return',
    isArchive ? 'unarchive' : 'archive',
    'tag',
    'untag',
  ]
  const handle = (deed: BulkDeed) => {
    if (deed === 'transfer' || deed === 'tag' || deed === 'untag') setAsking(deed)
    else void startRun({ deed, chosen: chosen() })
  }
  return (
    <section className={classes.bar} aria-label={t('bar')}>
      <div className={classes.line}>
        <strong aria-live="polite">
          {t('chosen', { count: ids.size, shown: number(ids.size) })}
        </strong>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() =>
            changeSelection((held) => ({
              ...held,
              ids: new Set(isAll ? [] : loaded.map((it) => it.id)),
            }))
          }
        >
          {isAll
            ? t('chooseNone')
            : t('chooseAll', { count: loaded.length, shown: number(loaded.length) })}
        </Button>
        <CloseButton
          size="sm"
          ml="auto"
          aria-label={t('leave')}
          onClick={() => changeSelection(() => NOTHING)}
        />
      </div>
      <div className={classes.deeds}>
        {deeds.map((deed) => (
          <Button
            key={deed}
            variant="default"
            size="compact-md"
            disabled={ids.size === 0}
            onClick={() => handle(deed)}
          >
            {t(`deed.${deed}`)}
          </Button>
        ))}
      </div>
      {asking === 'transfer' && (
        <BulkTransfer
          count={ids.size}
          onClose={() => setAsking(null)}
          onPick={(transfer) => {
            setAsking(null)
            void startRun({ deed: 'transfer', chosen: chosen(), transfer })
          }}
        />
      )}
      {(asking === 'tag' || asking === 'untag') && (
        <BulkTag
          deed={asking}
          count={ids.size}
          onClose={() => setAsking(null)}
          onPick={(tag) => {
            setAsking(null)
            void startRun({ deed: asking, chosen: chosen(), tag })
          }}
        />
      )}
    </section>
  )
}

/** Escape lets go of all of them, unless it closes something above the list. */
function useEscape(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return
    const handle = (event: KeyboardEvent) => {
      const isAbove = document.querySelector('[role="dialog"][aria-modal="true"]')
      if (event.key !== 'Escape' || event.defaultPrevented || isAbove) return
      changeSelection(() => NOTHING)
    }
    document.addEventListener('keydown', handle)
    return () => document.removeEventListener('keydown', handle)
  }, [isOn])
}
