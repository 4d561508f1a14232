import { IconInfoCircle, IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './composer.module.css'

interface ModeTabsProps {
  mode: 'reply' | 'note'
  mayReply: boolean
  mayNote: boolean
  hint: string | null
  onChange: (mode: 'reply' | 'note') => void
}

/** Responder or Nota interna: two colours, so that nobody sends a note to a customer by mistake. */
export function ModeTabs({ mode, mayReply, mayNote, hint, onChange }: ModeTabsProps) {
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
      {(hint || mode === 'note') && (
        <span className={classes.hint}>
          <IconInfoCircle size={15} stroke={1.5} aria-hidden="true" />
          {t(hint ?? 'hint.note')}
        </span>
      )}
    </div>
  )
}
