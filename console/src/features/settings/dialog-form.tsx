import { Button, Group, Modal, type ModalProps, Stack, Text } from '@mantine/core'
import type { FormEventHandler, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalText } from './refusal'

interface DialogFormProps {
  title: string
  size?: ModalProps['size']
  /** What the button that sends says; "Save" if nothing else. */
  submitLabel?: string
  /** With something written, a click beside the dialog does not lose it. */
  isDirty: boolean
  /** Whether it can be sent with nothing changed. */
  isNew?: boolean
  isBusy: boolean
  failure: unknown
  onSubmit: FormEventHandler<HTMLFormElement>
  onClose: () => void
  children: ReactNode
}

/** A few fields in a dialog: cancel or send, and why it was refused in place. */
export function DialogForm({ isDirty, isNew = false, isBusy, failure, ...props }: DialogFormProps) {
  const { title, size = 'md', submitLabel, onSubmit, onClose, children } = props
  const { t } = useTranslation()
  return (
    <Modal opened onClose={onClose} closeOnClickOutside={!isDirty} title={title} size={size}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {children}
          {failure ? (
            <Text role="alert" size="sm" c="var(--bad-text)">
              {refusalText(failure)}
            </Text>
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={!isDirty && !isNew} loading={isBusy}>
              {submitLabel ?? t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
