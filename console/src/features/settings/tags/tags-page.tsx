import { ActionIcon, Button } from '@mantine/core'
import { IconPencil, IconPlus, IconTags, IconTrash } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import type { Tag } from '@/lib/schemas'
import { Loaded } from '@/ui/loaded'
import { EmptyState } from '@/ui/states'
import { TagChip } from '@/ui/tag-chip'
import { ConfirmDialog } from '../confirm-dialog'
import { PageHeader } from '../page-header'
import { tagsQuery } from '../queries'
import classes from '../settings.module.css'
import { TagDialog } from './tag-dialog'

type Dialog = { kind: 'new' } | { kind: 'edit' | 'delete'; tag: Tag }

/** The account's tags: what contacts are sorted by. */
export function TagsPage() {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const tags = useQuery(tagsQuery)
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const close = () => setDialog(null)
  const add = (
    <Button
      leftSection={<IconPlus size={16} stroke={1.5} />}
      onClick={() => setDialog({ kind: 'new' })}
    >
      {t('tags.new')}
    </Button>
  )
  const remove = async ({ id }: Tag) => {
    await api.delete('/tags/{id}', { path: { id } })
    await cache.invalidateQueries({ queryKey: tagsQuery.queryKey })
  }
  return (
    <div className={classes.page}>
      <PageHeader title={t('places.tags')} text={t('tags.text')}>
        {tags.data?.items.length ? add : null}
      </PageHeader>
      <Loaded query={tags}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconTags size={26} />} text={t('tags.empty')}>
              {add}
            </EmptyState>
          ) : (
            <ul className={classes.rows}>
              {items.map((it) => (
                <TagRow key={it.id} tag={it} onOpen={setDialog} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {dialog?.kind === 'new' && <TagDialog tag={null} onClose={close} />}
      {dialog?.kind === 'edit' && <TagDialog tag={dialog.tag} onClose={close} />}
      {dialog?.kind === 'delete' && (
        <ConfirmDialog
          title={t('tags.deleteTitle', { name: dialog.tag.name })}
          text={t('tags.deleteText')}
          confirm={t('delete')}
          action={() => remove(dialog.tag)}
          onClose={close}
        />
      )}
    </div>
  )
}

interface TagRowProps {
  tag: Tag
  onOpen: (dialog: Dialog) => void
}

function TagRow({ tag, onOpen }: TagRowProps) {
  const { t } = useTranslation('settings')
  const { name, color } = tag
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <TagChip name={name} color={color} />
      </div>
      <ActionIcon
        aria-label={t('editThis', { name })}
        onClick={() => onOpen({ kind: 'edit', tag })}
      >
        <IconPencil size={17} stroke={1.5} />
      </ActionIcon>
      <ActionIcon
        aria-label={t('deleteThis', { name })}
        onClick={() => onOpen({ kind: 'delete', tag })}
      >
        <IconTrash size={17} stroke={1.5} />
      </ActionIcon>
    </li>
  )
}
