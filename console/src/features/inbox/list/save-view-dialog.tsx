import { Button, Group, Modal, Stack, Switch, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import { applyEvent } from '@/live/apply-event'
import { useMe } from '@/live/bootstrap'
import { usePreferences } from '@/live/preferences'
import { lookOf } from './views'

/** Keeps what one looks at under a name, for oneself or for everybody. */
export function SaveViewDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['list', 'common'])
  const cache = useQueryClient()
  const { inbox } = usePreferences()
  const mayShare = useMe().permissions.includes('share-views')
  const form = useForm({
    initialValues: { name: '', shared: false },
    validate: { name: (name) => (name.trim() === '' ? t('list:viewNeedsName') : null) },
  })
  const save = useMutation({
    mutationFn: ({ name, shared }: { name: string; shared: boolean }) => {
      const body = { name: name.trim(), look: lookOf(inbox) }
      return shared ? api.post('/shared-views', { body }) : api.post('/views', { body })
    },
    onSuccess: (view) => {
      applyEvent(cache, { type: 'view.changed', view })
      notifications.show({ message: t('list:viewSaved', { name: view.name }) })
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('list:saveView')}>
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack>
          <Text size="sm" c="var(--ink2)">
            {t('list:saveViewText')}
          </Text>
          <TextInput
            label={t('list:viewName')}
            data-autofocus
            maxLength={40}
            {...form.getInputProps('name')}
          />
          {mayShare && (
            <Switch
              label={t('list:forEverybody')}
              {...form.getInputProps('shared', { type: 'checkbox' })}
            />
          )}
          {save.isError && (
            <Text role="alert" size="sm" c="var(--bad-text)">
              {problemText(save.error)}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('common:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
