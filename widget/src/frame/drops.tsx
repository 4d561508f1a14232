import { adoptStyles } from './adopt.ts'
import styles from './drops.css?inline'
import { useTools } from './tools.ts'

adoptStyles(styles)

/** Says that files may be dropped here. Comes with the first that are dragged over the conversation. */
export function Drops() {
  const { t } = useTools()
  return <div class="drop">{t('drop')}</div>
}
