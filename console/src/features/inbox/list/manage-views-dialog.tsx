import { ActionIcon, Button, Group, Modal, Stack, Text, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconRefresh, IconTrash, IconUsers } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import type { SavedView } from '@/lib/schemas'
import { applyEvent } from '@/live/apply-event'
import { useBootstrap, useMe } from '@/live/bootstrap'
import { usePreferences } from '@/live/preferences'
import { EditableText } from '@/ui/editable-text'
import { lookOf } from './views'

/** Renames views, keeps in them what one looks at now, and removes them. */
export function ManageViewsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['list', 'common'])
  const mayShare = useMe().permissions.includes('share-views')
  const views = useBootstrap((it) => it.views).filter((it) => !it.shared || mayShare)
  return (
    <Modal opened onClose={onClose} title={t('list:manageViews')}>
      <Stack gap={6}>
        {views.length === 0 && <Text c="var(--ink2)">{t('list:noViews')}</Text>}
        {views.map((view) => (
          <ViewRow key={view.id} view={view} />
        ))}
        <Group justify="flex-end" mt="sm">
          <Button onClick={onClose}>{t('common:close')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function ViewRow({ view }: { view: SavedView }) {
  const { t } = useTranslation('list')
  const cache = useQueryClient()
  const { inbox } = usePreferences()
  const { id, name, shared } = view
  const path = { id }
  const change = async (body: Partial<Pick<SavedView, 'name' | 'look'>>) => {
    try {
      const changed = shared
        ? await api.patch('/shared-views/{id}', { path, body })
        : await api.patch('/views/{id}', { path, body })
      applyEvent(cache, { type: 'view.changed', view: changed })
      notifications.show({ message: t('viewSaved', { name: changed.name }) })
    } catch (failure) {
      notifications.show({ color: 'red', message: problemText(failure) })
      throw failure
    }
  }
  const remove = async () => {
    try {
      await (shared
        ? api.delete('/shared-views/{id}', { path })
        : api.delete('/views/{id}', { path }))
      applyEvent(cache, { type: 'view.removed', viewId: id })
    } catch (failure) {
      notifications.show({ color: 'red', message: problemText(failure) })
    }
  }
  return (
    <Group wrap="nowrap" gap="xs">
      {shared && <IconUsers size={17} stroke={1.5} role="img" aria-label={t('shared')} />}
      <div style={{ flex: 1, minWidth: 0 }}>
        <EditableText
          value={name}
          label={t('viewName')}
          empty=""
          isRequired
          onSave={(next) => change({ name: next })}
        />
      </div>
      <Tooltip label={t('keepNow')}>
        <ActionIcon
          aria-label={t('keepNowIn', { name })}
          onClick={() => void change({ look: lookOf(inbox) }).catch(() => undefined)}
        >
          <IconRefresh size={17} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <ActionIcon aria-label={t('deleteView', { name })} onClick={() => void remove()}>
        <IconTrash size={17} stroke={1.5} />
      </ActionIcon>
    </Group>
  )
}
