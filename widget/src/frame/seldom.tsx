import { useEffect, useState } from 'preact/hooks'
import type { PublicConfig } from '../api/wire.ts'
import type { Refusal } from '../chat/state.ts'
import type { Translate } from '../i18n/language.ts'
import type { Format } from '../lib/format.ts'
import { fileSize, opening } from '../lib/seldom-format.ts'
import { Icon } from '../ui/icon.tsx'
import { useChat, useTools } from './tools.ts'
import './choices.ts'

/** How long the server wants us to wait; sending then goes on by itself. */
export function Countdown({ until }: { until: number }) {
  const { chat, t } = useTools()
  const [now, setNow] = useState(Date.now)
  const seconds = Math.ceil((until - now) / 1000)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (seconds <= 0) chat.store.update({ limitedUntil: null })
  }, [seconds, chat])
  return (
    <div class="notice warn" aria-live="off">
      <Icon name="clock" />
      {t('limited', { seconds: Math.max(seconds, 0) })}
    </div>
  )
}

/** The agent has said goodbye. Writing again is all it takes to come back. */
export function Ended({ onStart }: { onStart(): void }) {
  const { t } = useTools()
  return (
    <div class="ended">
      <p>{t('endedHint')}</p>
      <button type="button" class="primary" onClick={onStart}>
        {t('startNew')}
      </button>
    </div>
  )
}

/** A message can be left; when somebody will be back is said where it is known. */
export function AwayNote({ config }: { config: PublicConfig }) {
  const { t, format } = useTools()
  return (
    <div class="away">
      <Icon name="clock" />
      <div>
        <b>{t('awayTitle')}</b>
        <p class="words">{config.awayMessage}</p>
        {!config.open && config.nextOpening && (
          <small>{t('opens', { time: opening(format.language, config.nextOpening) })}</small>
        )}
      </div>
    </div>
  )
}

/** A message that was refused: the visitor decides what becomes of it. */
export function Remedy({ id }: { id: string }) {
  const { chat, t } = useTools()
  return (
    <div class="remedy">
      {t('failed')} ·{' '}
      <button type="button" class="link" onClick={() => chat.retry(id)}>
        {t('retry')}
      </button>{' '}
      ·{' '}
      <button type="button" class="link" onClick={() => chat.discard(id)}>
        {t('discard')}
      </button>
    </div>
  )
}

/** What a refusal means to the visitor, by its code. Codes that we do not know get a sentence that is always true. */
export function refusalText(
  { code, extra, file }: Omit<Refusal, 'file'> & { file?: string },
  t: Translate,
  format?: Format,
) {
  const limit = format && typeof extra.limit === 'number' ? fileSize(format.language, extra.limit) : ''
  if (code === 'blocked') return t('blocked')
  if (code === 'network' && !file) return t('trouble')
  return t(code, { file: file ?? '', limit })
}

/** Something that was not taken, and why. */
export function Refused({ refusal }: { refusal: Refusal }) {
  const { chat, t, format } = useTools()
  return (
    <div class="notice bad">
      <Icon name="alert" />
      <span>{refusalText(refusal, t, format)}</span>
      <button
        type="button"
        class="plain"
        aria-label={t('dismiss')}
        onClick={() => chat.store.update({ refusal: null })}
      >
        <Icon name="close" size={16} />
      </button>
    </div>
  )
}

/** Answers to choose from, until something was written after the question; whoever chooses writes it. */
export function Choices({ of }: { of: string[] }) {
  const { chat } = useTools()
  const { messages, outgoing } = useChat()
  const asked = messages.findIndex(({ content }) => content.type === 'text' && content.choices === of)
  if (outgoing.length > 0 || messages.slice(asked).some((it) => it.direction === 'in')) return null
  return (
    <div class={of.length > 5 ? 'choices many' : 'choices'}>
      {of.map((it) => (
        <button key={it} type="button" onClick={() => chat.send(it)}>
          {it}
        </button>
      ))}
    </div>
  )
}
