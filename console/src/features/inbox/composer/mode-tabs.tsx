import { IconClockHour4, IconInfoCircle, IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './composer.module.css'
import type { ReplyWindow } from './use-reply-window'

interface ModeTabsProps {
  mode: 'reply' | 'note'
  mayReply: boolean
  mayNote: boolean
  hint: string | null
  replyWindow: ReplyWindow | null
  onChange: (mode: 'reply' | 'note') => void
}

/** Responder or Nota interna: two colours, so that nobody sends a note to a customer by mistake. */
export function ModeTabs({ mode, mayReply, mayNote, hint, ...props }: ModeTabsProps) {
  const { replyWindow, onChange } = props
  const { t } = useTranslation('inbox')
  return (
    // biome-ignore lint/a11y/useSemanticElements: two toggles, not a form's fieldset
    <div className={classes.modes} role="group" aria-label={t('writeAs')}>
      <button
        type="button"
        className={classes.mode}
        aria-pressed={mode === 'reply'}
        disabled={!mayReply}
        onClick={() => onChange('reply')}
      >
        {t('reply')}
      </button>
      {mayNote && (
        <button
          type="button"
          className={classes.mode}
          data-note
          aria-pressed={mode === 'note'}
          onClick={() => onChange('note')}
        >
          {mode === 'note' && <IconLock size={14} stroke={1.7} aria-hidden="true" />}
          {t('note')}
        </button>
      )}
      <Hint mode={mode} hint={hint} replyWindow={replyWindow} />
    </div>
  )
}

type HintProps = Pick<ModeTabsProps, 'mode' | 'hint' | 'replyWindow'>

/** What one should know before writing: why not, that only the team sees it, or until when. */
function Hint({ mode, hint, replyWindow }: HintProps) {
  const { t } = useTranslation('inbox')
  if (!hint && replyWindow && (mode === 'reply' || !replyWindow.isOpen)) {
    return (
      <span className={classes.hint} data-shut={!replyWindow.isOpen || undefined}>
        <IconClockHour4 size={15} stroke={1.5} aria-hidden="true" />
        {replyWindow.label}
      </span>
    )
  }
  if (!hint && mode === 'reply') return null
  return (
    <span className={classes.hint}>
      <IconInfoCircle size={15} stroke={1.5} aria-hidden="true" />
      {t(hint ?? 'hint.note')}
    </span>
  )
}
