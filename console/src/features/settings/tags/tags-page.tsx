import { IconTags } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Tag } from '@/lib/schemas'
import { TagChip } from '@/ui/tag-chip'
import { AddButton, ListPage } from '../list-page'
import { ListRow } from '../list-row'
import { tagsQuery } from '../queries'
import classes from '../settings.module.css'
import { useListDialogs } from '../use-list-dialogs'
import { TagDialog } from './tag-dialog'

/** The account's tags: what contacts are sorted by. */
export function TagsPage() {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const { add, edit, remove, dialog } = useListDialogs<Tag>({
    form: (tag, close) => <TagDialog tag={tag} onClose={close} />,
    removal: ({ id, name }) => ({
      title: t('tags.deleteTitle', { name }),
      text: t('tags.deleteText'),
      action: async () => {
        await api.delete('/tags/{id}', { path: { id } })
        await cache.invalidateQueries({ queryKey: tagsQuery.queryKey })
      },
    }),
  })
  return (
    <ListPage
      title={t('places.tags')}
      text={t('tags.text')}
      query={useQuery(tagsQuery)}
      add={<AddButton onClick={add}>{t('tags.new')}</AddButton>}
      icon={<IconTags size={26} />}
      empty={t('tags.empty')}
      dialog={dialog}
    >
      {(tags) => (
        <ul className={classes.rows}>
          {tags.map((it) => (
            <ListRow key={it.id} name={it.name} onEdit={() => edit(it)} onDelete={() => remove(it)}>
              <div className={classes.rowText}>
                <TagChip name={it.name} color={it.color} />
              </div>
            </ListRow>
          ))}
        </ul>
      )}
    </ListPage>
  )
}
