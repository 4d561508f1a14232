import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '@/lib/i18n'

interface ReasonDialogProps {
  title: string
  text: string
  /** Of the field, and what is said where nothing stands in it. */
  label: string
  hint?: string
  missing: string
  /** What the button that does it says, red where it takes something away. */
  confirm: string
  isHarsh?: boolean
  doing: { isPending: boolean; error: unknown; mutate: (reason: string) => void }
  onClose: () => void
}

/** Asks why before something is done, and does not do it without an answer. */
export function ReasonDialog({
  title,
  text,
  confirm,
  isHarsh,
  doing,
  ...props
}: ReasonDialogProps) {
  const { label, hint, missing, onClose } = props
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [isLacking, setLacking] = useState(false)
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') setLacking(true)
    else doing.mutate(reason.trim())
  }
  return (
    <Modal opened onClose={onClose} title={title}>
      <form onSubmit={handleSubmit} noValidate>
        <Stack>
          <Text size="sm" c="var(--ink2)">
            {text}
          </Text>
          <Textarea
            label={label}
            description={hint}
            required
            maxLength={500}
            autosize
            minRows={2}
            data-autofocus
            value={reason}
            error={isLacking && missing}
            onChange={(event) => {
              setReason(event.currentTarget.value)
              setLacking(false)
            }}
          />
          {doing.error ? (
            <Text role="alert" size="sm" c="var(--bad-text)">
              {problemText(doing.error)}
            </Text>
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" {...(isHarsh && { color: 'red' })} loading={doing.isPending}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
