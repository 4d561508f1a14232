import { useTranslation } from 'react-i18next'
import type { NamedEntity } from '@/lib/schemas'

/** Says what a message names: the entity and its value. */
export function useEntityText(): (entity: NamedEntity) => string {
  const { t } = useTranslation('intents')
  return ({ key, name, value }) => `${name || t(`builtIn.${key}`)}: ${value}`
}
