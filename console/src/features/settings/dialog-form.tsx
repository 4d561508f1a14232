import { Button, Group, Modal, type ModalProps, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalText } from './refusal'
import type { FormState } from './use-settings-form'

interface DialogFormProps extends FormState {
  title: string
  size?: ModalProps['size']
  /** What the button that sends says; "Save" if nothing else. */
  submitLabel?: string
  /** Whether it can be sent with nothing changed. */
  isNew?: boolean
  onClose: () => void
  children: ReactNode
}

/**
 * A few fields in a dialog: cancel or send, and why it was refused in place. With something written, a click
 * beside the dialog does not lose it.
 */
export function DialogForm({ isNew = false, onClose, children, ...props }: DialogFormProps) {
  const { title, size = 'md', submitLabel } = props
  const { submit, isDirty, isSaving, failure, isSaidAtField } = props
  const { t } = useTranslation()
  return (
    <Modal opened onClose={onClose} closeOnClickOutside={!isDirty} title={title} size={size}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {children}
          {failure && !isSaidAtField ? (
            <Text role="alert" size="sm" c="var(--bad-text)">
              {refusalText(failure)}
            </Text>
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={!isDirty && !isNew} loading={isSaving}>
              {submitLabel ?? t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
