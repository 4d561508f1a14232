import { Button, Group, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconClipboardText, IconRefresh, IconSearch } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { moment } from '@/lib/format'
import type { Template, TemplateShelf } from '@/lib/schemas'
import { Loaded } from '@/ui/loaded'
import { EmptyState } from '@/ui/states'
import { AddButton } from '../list-page'
import { templatesQuery } from '../queries'
import { refusalText } from '../refusal'
import classes from '../settings.module.css'
import { useListDialogs } from '../use-list-dialogs'
import { TemplateEditor } from './template-editor'
import { TemplateRow } from './template-row'

/** A connection's templates: how each stands, and what one can do about it. */
export function TemplatesSection({ connectionId }: { connectionId: string }) {
  const { t } = useTranslation('templates')
  const cache = useQueryClient()
  const [query, setQuery] = useState('')
  const [asked] = useDebouncedValue(query.trim(), 200)
  const shelf = useQuery(templatesQuery(connectionId, asked))
  const { add, edit, remove, dialog } = useListDialogs<Template>({
    form: (template, close) => (
      <TemplateEditor connectionId={connectionId} template={template} onClose={close} />
    ),
    removal: ({ id, name, externalId }) => ({
      title: t('deleteTitle', { name }),
      text: t(externalId ? 'deleteText' : 'deleteDraftText'),
      action: async () => {
        await api.delete('/templates/{templateId}', { path: { templateId: id } })
        await cache.invalidateQueries({ queryKey: templatesQuery(connectionId).queryKey })
      },
    }),
  })
  const sync = useMutation({
    mutationFn: () =>
      api.post('/connections/{connectionId}/templates/sync', { path: { connectionId } }),
    onSuccess: (read) => cache.setQueryData(templatesQuery(connectionId).queryKey, read),
  })
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
        <AddButton onClick={add}>{t('new')}</AddButton>
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
                    onEdit={() => edit(it)}
                    onDelete={() => remove(it)}
                  />
                ))}
              </ul>
            )}
          </>
        )}
      </Loaded>
      {dialog}
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
