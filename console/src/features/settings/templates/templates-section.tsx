import { Button, Group, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconClipboardText, IconPlus, IconRefresh, IconSearch } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { moment } from '@/lib/format'
import type { Template, TemplateShelf } from '@/lib/schemas'
import { Loaded } from '@/ui/loaded'
import { EmptyState } from '@/ui/states'
import { ConfirmDialog } from '../confirm-dialog'
import { templatesQuery } from '../queries'
import { refusalText } from '../refusal'
import classes from '../settings.module.css'
import { TemplateEditor } from './template-editor'
import { TemplateRow } from './template-row'

type Dialog = { kind: 'new' } | { kind: 'edit' | 'delete'; template: Template }

/** A connection's templates: how each stands, and what one can do about it. */
export function TemplatesSection({ connectionId }: { connectionId: string }) {
  const { t } = useTranslation(['templates', 'settings'])
  const cache = useQueryClient()
  const [query, setQuery] = useState('')
  const [asked] = useDebouncedValue(query.trim(), 200)
  const shelf = useQuery(templatesQuery(connectionId, asked))
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const close = () => setDialog(null)
  const sync = useMutation({
    mutationFn: () =>
      api.post('/connections/{connectionId}/templates/sync', { path: { connectionId } }),
    onSuccess: (read) => cache.setQueryData(templatesQuery(connectionId).queryKey, read),
  })
  const remove = async ({ id }: Template) => {
    await api.delete('/templates/{templateId}', { path: { templateId: id } })
    await cache.invalidateQueries({ queryKey: templatesQuery(connectionId).queryKey })
  }
  return (
    <>
      <Group mb="sm" align="flex-end" wrap="wrap">
        <TextInput
          aria-label={t('searchAll')}
          placeholder={t('searchAll')}
          leftSection={<IconSearch size={16} stroke={1.5} />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          style={{ flex: '1 1 200px' }}
        />
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} stroke={1.5} />}
          loading={sync.isPending}
          onClick={() => sync.mutate()}
        >
          {t('sync')}
        </Button>
        <Button
          leftSection={<IconPlus size={16} stroke={1.5} />}
          onClick={() => setDialog({ kind: 'new' })}
        >
          {t('new')}
        </Button>
      </Group>
      {sync.isError && (
        <Text role="alert" size="sm" c="var(--bad-text)" mb="sm">
          {refusalText(sync.error)}
        </Text>
      )}
      <Loaded query={shelf}>
        {(held) => (
          <>
            <Freshness shelf={held} />
            {held.items.length === 0 ? (
              <EmptyState
                icon={<IconClipboardText size={26} />}
                text={t(asked ? 'nothingFound' : 'empty')}
              />
            ) : (
              <ul className={classes.rows}>
                {held.items.map((it) => (
                  <TemplateRow
                    key={it.id}
                    template={it}
                    onEdit={() => setDialog({ kind: 'edit', template: it })}
                    onDelete={() => setDialog({ kind: 'delete', template: it })}
                  />
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
      {dialog?.kind === 'new' && (
        <TemplateEditor connectionId={connectionId} template={null} onClose={close} />
      )}
      {dialog?.kind === 'edit' && (
        <TemplateEditor connectionId={connectionId} template={dialog.template} onClose={close} />
      )}
      {dialog?.kind === 'delete' && (
        <ConfirmDialog
          title={t('deleteTitle', { name: dialog.template.name })}
          text={t(dialog.template.externalId ? 'deleteText' : 'deleteDraftText')}
          confirm={t('settings:delete')}
          action={() => remove(dialog.template)}
          onClose={close}
        />
      )}
    </>
  )
}

/** How far this is what the channel has. */
function Freshness({ shelf }: { shelf: TemplateShelf }) {
  const { t } = useTranslation('templates')
  const { syncing, syncedAt, failure, retryAt } = shelf
  return (
    <Text size="xs" c={failure ? 'var(--bad-text)' : 'var(--ink2)'} mb="sm" role="status">
      {syncing && t('syncing')}
      {!syncing &&
        failure &&
        [
          t('syncFailed', { failure }),
          syncedAt ? t('syncedBefore', { at: moment(syncedAt) }) : t('neverSynced'),
          retryAt && t('retryAt', { at: moment(retryAt) }),
        ]
          .filter(Boolean)
          .join(' ')}
      {!syncing && !failure && syncedAt && t('syncedAt', { at: moment(syncedAt) })}
    </Text>
  )
}
