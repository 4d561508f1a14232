import { Pill, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Filters } from '@/lib/schemas'
import { useBootstrap } from '@/live/bootstrap'
import { NO_FILTERS } from '@/live/list-query'
import { useListQuery, useSetFilters } from '../search'
import classes from './list-pane.module.css'

interface Condition {
  key: string
  label: string
  without: Partial<Filters>
}

/** The filters that are on, each gone with one click. */
export function FilterChips() {
  const { t } = useTranslation(['inbox', 'list'])
  const conditions = useConditions()
  const set = useSetFilters()
  if (conditions.length === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of chips, not a form's fieldset
    <div className={classes.chips} role="group" aria-label={t('list:active')}>
      {conditions.map(({ key, label, without }) => (
        <Pill
          key={key}
          size="sm"
          withRemoveButton
          onRemove={() => set(without)}
          removeButtonProps={{
            'aria-label': t('list:remove', { name: label }),
            'aria-hidden': false,
            tabIndex: 0,
          }}
        >
          {label}
        </Pill>
      ))}
      {conditions.length > 1 && (
        <UnstyledButton className={classes.clear ?? ''} onClick={() => set(NO_FILTERS)}>
          {t('list:clearAll')}
        </UnstyledButton>
      )}
    </div>
  )
}

function useConditions(): Condition[] {
  const { t } = useTranslation(['inbox', 'list'])
  const { filters } = useListQuery()
  const desk = useBootstrap((it) => it)
  const named = (
    name: 'owners' | 'departments' | 'groups' | 'connections' | 'tags' | 'stages',
    things: readonly { id: string; name: string }[],
    label: (name: string) => string = (it) => it,
  ) =>
    filters[name].map((id) => ({
      key: `${name}-${id}`,
      label: label(things.find((it) => it.id === id)?.name ?? t('list:gone')),
      without: { [name]: filters[name].filter((it) => it !== id) },
    }))
  const stages = desk.boards.flatMap(({ name, stages }) =>
    stages.map((it) => ({ id: it.id, name: `${name}: ${it.name}` })),
  )
  const flag = (name: 'archived' | 'snoozed' | 'unread') =>
    filters[name] ? [{ key: name, label: t(`filter.${name}`), without: { [name]: false } }] : []
  const tagged = (name: string) =>
    filters.tagMode === 'none' ? t('list:withoutTag', { name }) : name
  return [
    ...flag('archived'),
    ...flag('snoozed'),
    ...flag('unread'),
    ...filters.statuses.map((it) => ({
      key: it,
      label: t(`list:status.${it}`),
      without: { statuses: filters.statuses.filter((other) => other !== it) },
    })),
    ...(filters.unowned
      ? [{ key: 'unowned', label: t('list:nobody'), without: { unowned: false } }]
      : []),
    ...named('owners', desk.agents),
    ...named('departments', desk.departments),
    ...named('groups', desk.groups),
    ...named('connections', desk.connections),
    ...filters.channels.map((kind) => ({
      key: kind,
      label: t(`channel.${kind}`),
      without: { channels: filters.channels.filter((it) => it !== kind) },
    })),
    ...named('tags', desk.tags, tagged),
    ...named('stages', stages),
  ]
}
