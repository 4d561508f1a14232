import { ActionIcon, Slider } from '@mantine/core'
import { IconMicrophone, IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { duration, number } from '@/lib/format'
import type { StoredFile } from '@/lib/schemas'
import classes from './bubble.module.css'

const SPEEDS = [1, 1.5, 2] as const

interface AudioPlayerProps {
  file: StoredFile
  /** Spoken into the channel's recorder, and no music. */
  isVoice: boolean
}

/** A voice message: play, pause, go to any moment, and listen faster. */
export function AudioPlayer({ file, isVoice }: AudioPlayerProps) {
  const { t } = useTranslation('inbox')
  const audio = useRef<HTMLAudioElement>(null)
  const [isPlaying, setPlaying] = useState(false)
  const [position, setPosition] = useState(0)
  const [length, setLength] = useState((file.durationMillis ?? 0) / 1000)

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
  const handleSeek = (seconds: number) => {
    setPosition(seconds)
    if (audio.current) audio.current.currentTime = seconds
  }

  return (
    <div className={classes.audio}>
      {/* biome-ignore lint/a11y/useMediaCaption: a voice message has no captions */}
      <audio
        ref={audio}
        src={`/api/v1/files/${file.id}`}
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
      <Slider
        className={classes.wave ?? ''}
        size={4}
        thumbSize={13}
        min={0}
        max={Math.max(length, 0.1)}
        step={0.1}
        value={Math.min(position, length)}
        onChange={handleSeek}
        label={(seconds) => duration(seconds * 1000)}
        thumbLabel={t('audioPosition')}
      />
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
