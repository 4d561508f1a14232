import { ActionIcon } from '@mantine/core'
import { useInViewport } from '@mantine/hooks'
import { IconMicrophone, IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { duration, number } from '@/lib/format'
import { usePeaks } from './use-peaks'
import classes from './voice.module.css'
import { Waveform } from './waveform'

const SPEEDS = [1, 1.5, 2] as const

interface PlayerProps {
  src: string
  size: number
  /** As far as it is known before the sound is loaded. */
  seconds: number
  /** Spoken into a recorder, and no music. */
  isVoice: boolean
  /** What `src` plays, where it is held already. */
  held?: Blob
}

/** A sound: play, pause, go to any moment, and listen faster. */
export function Player({ src, size, seconds, isVoice, held }: PlayerProps) {
  const { t } = useTranslation('inbox')
  const audio = useRef<HTMLAudioElement>(null)
  const { ref, inViewport } = useInViewport<HTMLDivElement>()
  const peaks = usePeaks(src, size, inViewport, async (signal) =>
    held ? held.arrayBuffer() : (await fetch(src, { signal })).arrayBuffer(),
  )
  const [isPlaying, setPlaying] = useState(false)
  const [position, setPosition] = useState(0)
  const [length, setLength] = useState(seconds)
  const [speed, setSpeed] = useState(0)
  const times = SPEEDS[speed] ?? 1

  const handleSpeed = () => {
    const next = (speed + 1) % SPEEDS.length
    setSpeed(next)
    if (audio.current) audio.current.playbackRate = SPEEDS[next] ?? 1
  }
  const handleToggle = () => {
    const element = audio.current
    if (!element) return
    if (element.paused) void element.play().catch(() => setPlaying(false))
    else element.pause()
  }
  const handleSeek = (at: number) => {
    setPosition(at)
    if (audio.current) audio.current.currentTime = at
  }

  return (
    <div ref={ref} className={classes.player}>
      {/* biome-ignore lint/a11y/useMediaCaption: a voice message has no captions */}
      <audio
        ref={audio}
        src={src}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setPosition(0)}
        onTimeUpdate={(event) => setPosition(event.currentTarget.currentTime)}
        onLoadedMetadata={({ currentTarget: it }) => {
          it.playbackRate = times
          if (Number.isFinite(it.duration)) setLength(it.duration)
        }}
      />
      <ActionIcon
        variant="transparent"
        className={classes.play ?? ''}
        onClick={handleToggle}
        aria-label={t(isPlaying ? 'pause' : 'play')}
      >
        {isPlaying ? <IconPlayerPauseFilled size={24} /> : <IconPlayerPlayFilled size={24} />}
      </ActionIcon>
      <Waveform peaks={peaks} position={position} length={length} onSeek={handleSeek} />
      <span className={classes.time}>{duration((position > 0 ? position : length) * 1000)}</span>
      <button
        type="button"
        className={classes.speed}
        onClick={handleSpeed}
        aria-label={t('audioSpeed', { times: number(times) })}
      >
        {number(times)}×
      </button>
      {isVoice && (
        <IconMicrophone
          size={16}
          stroke={1.6}
          role="img"
          aria-label={t('voiceMessage')}
          style={{ flex: 'none' }}
        />
      )}
    </div>
  )
}
