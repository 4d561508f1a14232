import { Button, CloseButton } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '@/lib/format'
import type { BulkDeed } from '@/lib/schemas'
import { findRow } from '@/live/apply-event'
import { useListQuery } from '../search'
import classes from './bulk.module.css'
import { BulkOutcome } from './bulk-outcome'
import { BulkTransfer } from './bulk-transfer'
import { type Chosen, startRun, useRun } from './run'
import { changeSelection, NOTHING, type Selection, useSelection } from './selection'

/** Below the list while rows are chosen: how many, what can be done to them, and what came of it. */
export function BulkBar({ loaded }: { loaded: readonly string[] }) {
  const selection = useSelection()
  const run = useRun()
  useEscape(selection.isOn && !run)
  if (run) return <BulkOutcome run={run} />
  return selection.isOn ? <Choice selection={selection} loaded={loaded} /> : null
}

interface ChoiceProps {
  selection: Selection
  loaded: readonly string[]
}

function Choice({ selection, loaded }: ChoiceProps) {
  const { t } = useTranslation('bulk')
  const cache = useQueryClient()
  const { archived } = useListQuery().filters
  const [isTransferring, setTransferring] = useState(false)
  const { ids } = selection
  const isAll = ids.size > 0 && loaded.every((id) => ids.has(id))
  const chosen = (): Chosen[] =>
    [...ids].map((id) => ({ id, name: findRow(cache, id)?.contact.name ?? '' }))
  const deeds: readonly BulkDeed[] = [
    'transfer',
    'resolve',
    'return',
    archived ? 'unarchive' : 'archive',
  ]
  const handle = (deed: BulkDeed) => {
    if (deed === 'transfer') setTransferring(true)
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
            changeSelection((held) => ({ ...held, ids: new Set(isAll ? [] : loaded) }))
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
      {isTransferring && (
        <BulkTransfer
          count={ids.size}
          onClose={() => setTransferring(false)}
          onPick={(transfer) => {
            setTransferring(false)
            void startRun({ deed: 'transfer', chosen: chosen(), transfer })
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
