import { Button, Group, Modal, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { refusalText } from './refusal'

interface ConfirmDialogProps {
  title: string
  text: string
  confirm: string
  action: () => Promise<unknown>
  onClose: () => void
}

/** Asks before what cannot be undone, and tells in place why it was refused. */
export function ConfirmDialog({ title, text, confirm, action, onClose }: ConfirmDialogProps) {
  const { t } = useTranslation('settings')
  const doing = useMutation({ mutationFn: action, onSuccess: onClose })
  return (
    <Modal opened onClose={onClose} title={title}>
      <Text size="sm" c="var(--ink2)" mb="md">
        {text}
      </Text>
      {doing.isError && (
        <Text role="alert" size="sm" c="var(--bad-text)" mb="md">
          {refusalText(doing.error)}
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('common:cancel')}
        </Button>
        <Button color="red" loading={doing.isPending} onClick={() => doing.mutate()}>
          {confirm}
        </Button>
      </Group>
    </Modal>
  )
}
