import { useTranslation } from 'react-i18next'
import type { WavoipState } from '@/lib/wavoip'
import classes from './wavoip-state-mark.module.css'

/** How a device of Wavoip stands, in a word. */
export function WavoipStateMark({ state }: { state: WavoipState }) {
  const { t } = useTranslation('calls')
  return (
    <span className={classes.mark} data-state={state}>
      {t(`deviceState.${state}`)}
    </span>
  )
}
