import { Button, Group, Modal, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { problemText } from '@/lib/i18n'

interface ConfirmDialogProps {
  title: string
  text: string
  confirm: string
  isDangerous?: boolean
  action: () => Promise<unknown>
  onClose: () => void
}

/** Asks before what cannot be undone, and tells in place why it was refused. */
export function ConfirmDialog({ title, text, confirm, isDangerous, ...on }: ConfirmDialogProps) {
  const { t } = useTranslation()
  const doing = useMutation({ mutationFn: on.action, onSuccess: on.onClose })
  return (
    <Modal opened onClose={on.onClose} title={title}>
      <Text size="sm" c="var(--ink2)" mb="md">
        {text}
      </Text>
      {doing.isError && (
        <Text role="alert" size="sm" c="var(--bad-text)" mb="md">
          {problemText(doing.error)}
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={on.onClose} data-autofocus>
          {t('back')}
        </Button>
        <Button
          {...(isDangerous ? { color: 'red' } : {})}
          loading={doing.isPending}
          onClick={() => doing.mutate()}
        >
          {confirm}
        </Button>
      </Group>
    </Modal>
  )
}
