import { useTranslation } from 'react-i18next'
import { duration } from '@/lib/format'
import { BARS } from './peaks'
import classes from './voice.module.css'

interface WaveformProps {
  /** How loud each stretch is; null while nobody knows. */
  peaks: readonly number[] | null
  position: number
  length: number
  onSeek: (seconds: number) => void
}

const FLAT = Array.from({ length: BARS }, () => 0)

/** A sound as bars, through which one goes as through any slider. */
export function Waveform({ peaks, position, length, onSeek }: WaveformProps) {
  const { t } = useTranslation('inbox')
  const heard = length > 0 ? (position / length) * BARS : 0
  const bars = peaks ?? FLAT
  return (
    <div className={classes.wave}>
      <svg viewBox={`0 0 ${BARS * 4} 28`} preserveAspectRatio="none" aria-hidden="true">
        {bars.map((peak, place) => {
          const height = 3 + peak * 25
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
              key={place}
              x={place * 4}
              y={14 - height / 2}
              width="2.4"
              height={height}
              rx="1.2"
              data-heard={place < heard || undefined}
            />
          )
        })}
      </svg>
      <input
        type="range"
        min={0}
        max={Math.max(length, 0.1)}
        step={0.1}
        value={Math.min(position, length)}
        aria-label={t('audioPosition')}
        aria-valuetext={duration(position * 1000)}
        onChange={(event) => onSeek(Number(event.currentTarget.value))}
      />
    </div>
  )
}
