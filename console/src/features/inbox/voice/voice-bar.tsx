import { ActionIcon, Button, Loader, Tooltip } from '@mantine/core'
import { IconSend2, IconSquareFilled, IconTrash } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { duration } from '@/lib/format'
import { problemText } from '@/lib/i18n'
import type { StoredFile } from '@/lib/schemas'
import { Player } from './player'
import type { Recording } from './recorder'
import { LONGEST_SECONDS, type useVoice } from './use-voice'
import classes from './voice.module.css'

interface VoiceBarProps {
  voice: ReturnType<typeof useVoice>
  onSent: (file: StoredFile) => void
  /** What the last button says, where it does not send at once. */
  label?: string
}

/** In the place of the text while a voice message is made. */
export function VoiceBar({ voice, onSent, label }: VoiceBarProps) {
  const { t } = useTranslation('message')
  const { state, problem, start, stop, discard, send } = voice
  if (state.type === 'refused') {
    return (
      <div className={classes.bar} role="alert">
        <span className={classes.words}>{t(`voice.refused.${state.reason}`)}</span>
        <Button size="compact-sm" variant="default" onClick={start}>
          {t('common:retry')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={discard}>
          {t('voice.close')}
        </Button>
      </div>
    )
  }
  return (
    <section className={classes.bar} aria-label={t('voice.title')}>
      <Tooltip label={t('voice.discard')}>
        <ActionIcon
          variant="subtle"
          color="red"
          size={34}
          aria-label={t('voice.discard')}
          onClick={discard}
        >
          <IconTrash size={19} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      {state.type === 'recording' && (
        <>
          <Levels recording={state.recording} since={state.since} onEnough={stop} />
          <Button
            h={34}
            px={14}
            variant="default"
            data-autofocus
            autoFocus
            onClick={stop}
            leftSection={<IconSquareFilled size={13} />}
          >
            {t('voice.stop')}
          </Button>
        </>
      )}
      {(state.type === 'asking' || state.type === 'packing') && (
        <span className={classes.words} role="status">
          <Loader size={16} /> {t(`voice.${state.type}`)}
        </span>
      )}
      {state.type === 'ready' && (
        <>
          <Player
            src={state.src}
            size={state.file.size}
            seconds={state.seconds}
            isVoice={false}
            held={state.file}
          />
          {problem && (
            <span className={classes.problem} role="alert">
              {problemText(problem)}
            </span>
          )}
          <Button
            h={34}
            px={14}
            ml="auto"
            autoFocus
            loading={state.fraction !== null}
            onClick={() => send(onSent)}
            rightSection={<IconSend2 size={17} stroke={1.5} />}
          >
            {label ?? t('inbox:send')}
          </Button>
        </>
      )}
    </section>
  )
}

const BEAT = 80
const SHOWN = 60

interface LevelsProps {
  recording: Recording
  since: number
  onEnough: () => void
}

/** How long one has been speaking, and that one is heard. */
function Levels({ recording, since, onEnough }: LevelsProps) {
  const { t } = useTranslation('message')
  const [levels, setLevels] = useState<readonly number[]>([])
  const [now, setNow] = useState(since)
  useEffect(() => {
    const beat = setInterval(() => {
      setNow(Date.now())
      setLevels((held) => [...held.slice(1 - SHOWN), recording.level()])
    }, BEAT)
    return () => clearInterval(beat)
  }, [recording])
  const isEnough = now - since > LONGEST_SECONDS * 1000
  useEffect(() => {
    if (isEnough) onEnough()
  }, [isEnough, onEnough])
  return (
    <>
      <span className={classes.live} role="timer" aria-label={t('voice.recording')}>
        {duration(now - since)}
      </span>
      <div className={classes.levels} aria-hidden="true">
        {levels.map((level, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
          <i key={place} style={{ height: `${12 + level * 88}%` }} />
        ))}
      </div>
    </>
  )
}
