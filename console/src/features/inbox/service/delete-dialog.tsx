import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/lib/api'
import { problemText } from '@/lib/i18n'
import { removeConversation } from '@/live/apply-event'
import { useMe } from '@/live/bootstrap'
import type { ConversationView } from '@/live/view'
import { useActionContext } from '../actions/use-action-context'
import { openDialog } from '../ui-state'

/** Excluir: into the bin, out of which those who administer can take it back. */
export function DeleteDialog({ view }: { view: ConversationView }) {
  const { t } = useTranslation('service')
  const cache = useQueryClient()
  const { permissions } = useMe()
  const { leave } = useActionContext(view)
  const { id } = view.conversation
  const { name } = view.contact
  const close = () => openDialog(null)
  const remove = useMutation({
    mutationFn: () =>
      api.delete('/conversations/{conversationId}', { path: { conversationId: id } }),
    onSuccess: () => {
      close()
      leave()
      removeConversation(cache, id)
      notifications.show({ message: t('done.deleted', { name }) })
    },
  })
  const mayRestore = permissions.includes('manage-account')
  return (
    <Modal opened onClose={close} title={t('delete.title', { name })}>
      <Stack>
        <Text size="sm" c="var(--ink2)">
          {t('delete.text')} {t(mayRestore ? 'delete.byYou' : 'delete.byAdmin')}
        </Text>
        {remove.isError && (
          <Text role="alert" size="sm" c="var(--bad-text)">
            {problemText(remove.error)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:cancel')}
          </Button>
          <Button
            color="red"
            loading={remove.isPending}
            onClick={() => remove.mutate()}
            data-autofocus
          >
            {t('delete.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
