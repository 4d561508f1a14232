import { Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { EntityType } from '@/lib/schemas'
import { keys } from '@/live/keys'
import { Loaded } from '@/ui/loaded'
import { Section } from '@/ui/section'
import { AddButton } from '../list-page'
import { ListRow } from '../list-row'
import classes from '../settings.module.css'
import { useListDialogs } from '../use-list-dialogs'
import { EntityDialog } from './entity-dialog'
import { BUILT_IN, entitiesQuery } from './queries'

/** Entidades: the account's own, and those that everybody has. */
export function EntitiesSection() {
  const { t } = useTranslation('intents')
  const cache = useQueryClient()
  const { add, edit, remove, dialog } = useListDialogs<EntityType>({
    form: (entity, close) => <EntityDialog entity={entity} onClose={close} />,
    removal: ({ id, name }) => ({
      title: t('deleteTitle', { name }),
      text: t('deleteText'),
      action: async () => {
        await api.delete('/entities/{entityId}', { path: { entityId: id } })
        await cache.invalidateQueries({ queryKey: keys.intents })
      },
    }),
  })
  return (
    <Section title={t('entities')} hint={t('entitiesHint', { braces: '{{produto}}' })}>
      <Loaded query={useQuery(entitiesQuery)}>
        {(entities) => (
          <ul className={classes.rows} aria-label={t('entities')}>
            {entities.map((entity) => (
              <ListRow
                key={entity.id}
                name={entity.name}
                onEdit={() => edit(entity)}
                onDelete={() => remove(entity)}
              >
                <div className={classes.rowText}>
                  <strong>{entity.name}</strong>
                  <Text size="xs" c="var(--ink2)" mt={2} lineClamp={1}>
                    {entity.values.map((it) => it.name).join(' · ')}
                  </Text>
                </div>
              </ListRow>
            ))}
            <li className={classes.row}>
              <div className={classes.rowText}>
                <strong>{t('builtInTitle')}</strong>
                <Text size="xs" c="var(--ink2)" mt={2}>
                  {BUILT_IN.map((it) => t(`builtIn.${it}`)).join(' · ')}
                </Text>
              </div>
            </li>
          </ul>
        )}
      </Loaded>
      <AddButton onClick={add}>{t('newEntity')}</AddButton>
      {dialog}
    </Section>
  )
}
