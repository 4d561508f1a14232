import { useTranslation } from 'react-i18next'
import { number } from '@/lib/format'
import type { Understood } from '@/lib/schemas'
import { useEntityText } from '@/ui/use-entity-text'
import classes from './reprocess.module.css'

/** What a message means: the intent, how surely, and what it names. */
export function Understanding({ understood }: { understood: Understood }) {
  const { t } = useTranslation('intents')
  const entityText = useEntityText()
  const { intent, entities } = understood
  return (
    <dl className={classes.meaning}>
      <dt>{t('intent')}</dt>
      <dd>
        {intent
          ? t('sure', { name: intent.name, value: number(intent.confidence) })
          : t('noIntent')}
      </dd>
      <dt>{t('entities')}</dt>
      <dd>{entities.length === 0 ? t('noEntities') : entities.map(entityText).join(' · ')}</dd>
    </dl>
  )
}
