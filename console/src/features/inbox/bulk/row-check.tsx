import { Checkbox } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/live/bootstrap'
import classes from './bulk.module.css'
import { changeSelection, extend, toggle, useTick } from './selection'

interface RowCheckProps {
  id: string
  name: string
  /** Every row as it is shown, for a range. */
  order: () => readonly string[]
}

/** Ticks a row: it comes up under the mouse, and stays while anything is being chosen. */
export function RowCheck({ id, name, order }: RowCheckProps) {
  const { t } = useTranslation('bulk')
  const { permissions } = useMe()
  const tick = useTick(id)
  const isRange = useRef(false)
  if (!permissions.includes('bulk')) return null
  return (
    <span className={classes.check} data-on={tick !== null || undefined}>
      <Checkbox
        aria-label={t('select', { name })}
        checked={tick ?? false}
        tabIndex={tick === null ? -1 : 0}
        onClick={(event) => {
          isRange.current = event.shiftKey
        }}
        onChange={() =>
          changeSelection((held) =>
            isRange.current ? extend(held, id, order()) : toggle(held, id),
          )
        }
      />
    </span>
  )
}
