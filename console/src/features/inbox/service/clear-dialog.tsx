import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import { changeConversation, startAfresh } from '@/live/apply-event'
import type { ConversationView } from '@/live/view'
import { openDialog } from '../ui-state'

/** Apagar todas as mensagens: it cannot be undone, so the customer's name has to be typed. */
export function ClearDialog({ view }: { view: ConversationView }) {
  const { t } = useTranslation('service')
  const cache = useQueryClient()
  const { name } = view.contact
  const { id } = view.conversation
  const form = useForm({ initialValues: { name: '', notes: false } })
  const close = () => openDialog(null)
  const clear = useMutation({
    mutationFn: ({ notes }: { notes: boolean }) =>
      api.delete('/conversations/{conversationId}/messages', {
        path: { conversationId: id },
        query: { notes },
      }),
    onSuccess: (conversation) => {
      changeConversation(cache, conversation)
      startAfresh(cache, id)
      close()
      notifications.show({ message: t('done.cleared', { name }) })
    },
  })
  const isMeant = form.values.name.trim().toLowerCase() === name.trim().toLowerCase()
  return (
    <Modal opened onClose={close} title={t('clear.title')}>
      <form onSubmit={form.onSubmit((values) => clear.mutate(values))}>
        <Stack>
          <Text size="sm" c="var(--ink2)">
            {t('clear.text', { name })}
          </Text>
          <Checkbox
            label={t('clear.notes')}
            description={t('clear.notesHint')}
            {...form.getInputProps('notes', { type: 'checkbox' })}
          />
          <TextInput
            label={t('clear.type', { name })}
            autoComplete="off"
            data-autofocus
            {...form.getInputProps('name')}
          />
          {clear.isError && (
            <Text role="alert" size="sm" c="var(--bad-text)">
              {problemText(clear.error)}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" color="red" disabled={!isMeant} loading={clear.isPending}>
              {t('clear.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
