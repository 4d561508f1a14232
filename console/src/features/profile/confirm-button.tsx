import { Button, Popover, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

interface ConfirmButtonProps {
  label: string
  /** For a list, where many buttons say the same. */
  fullLabel?: string
  question: string
  isBusy: boolean
  onConfirm: () => void
}

/** A button for what cannot be undone: it asks once, right where it was pressed. */
export function ConfirmButton({ label, fullLabel, question, ...rest }: ConfirmButtonProps) {
  const { t } = useTranslation('profile')
  const [isOpen, setOpen] = useState(false)
  const handleConfirm = () => {
    setOpen(false)
    rest.onConfirm()
  }
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={260}
      shadow="md"
      radius={12}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          aria-label={fullLabel ?? label}
          aria-haspopup="dialog"
          loading={rest.isBusy}
          onClick={() => setOpen((it) => !it)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={fullLabel ?? label}>
        <Stack gap="sm">
          <Text size="sm">{question}</Text>
          <Button size="xs" color="red" onClick={handleConfirm}>
            {label}
          </Button>
          <Button size="xs" variant="default" data-autofocus onClick={() => setOpen(false)}>
            {t('common:cancel')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
