import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DirtyGuard } from './dirty-guard'
import { refusalText } from './refusal'
import classes from './settings.module.css'

interface SaveBarProps {
  isDirty: boolean
  isSaving: boolean
  failure: unknown
  onUndo: () => void
}

/** Says whether the form is saved, saves it, and guards what is not. */
export function SaveBar({ isDirty, isSaving, failure, onUndo }: SaveBarProps) {
  const { t } = useTranslation('settings')
  return (
    <div className={classes.saveBar}>
      {failure ? (
        <p role="alert">{refusalText(failure)}</p>
      ) : (
        <p role="status">{t(isDirty ? 'unsaved' : 'allSaved')}</p>
      )}
      <Button variant="default" disabled={!isDirty || isSaving} onClick={onUndo}>
        {t('undo')}
      </Button>
      <Button type="submit" disabled={!isDirty} loading={isSaving}>
        {t('common:save')}
      </Button>
      <DirtyGuard isDirty={isDirty} />
    </div>
  )
}
