import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { zoneName } from '@/lib/format'
import { momentOf, wallAt } from '@/lib/wall-clock'

const HOUR = 3_600_000
const YEAR = 366 * 24 * HOUR

/** A time being chosen, as the clocks of the account show it. */
export function useWhen(usual?: string) {
  const [now] = useState(Date.now)
  const [wall, setWall] = useState(() => wallAt(usual ? Date.parse(usual) : nextHour(now)))
  const chosen = Number.isNaN(Date.parse(`${wall}Z`)) ? null : momentOf(wall)
  const isPossible = chosen !== null && chosen > Date.now() && chosen < now + YEAR
  return {
    now,
    wall,
    setWall,
    /** Null while it is none that could be. */
    at: chosen !== null && isPossible ? new Date(chosen).toISOString() : null,
    isWrong: chosen !== null && !isPossible,
  }
}

function nextHour(now: number): number {
  return Math.ceil((now + HOUR / 2) / HOUR) * HOUR
}

/** Data e hora, and in which zone. */
export function WhenField({ when }: { when: ReturnType<typeof useWhen> }) {
  const { t } = useTranslation('schedules')
  return (
    <TextInput
      type="datetime-local"
      label={t('when')}
      description={zoneName()}
      min={wallAt(when.now)}
      max={wallAt(when.now + YEAR)}
      value={when.wall}
      onChange={(event) => when.setWall(event.currentTarget.value)}
      error={when.isWrong && t('wrongTime')}
      required
    />
  )
}
