import { Modal, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { number } from '@/lib/format'
import type { Transfer } from '@/lib/schemas'
import { TargetPicker } from '../service/target-picker'

interface BulkTransferProps {
  count: number
  onClose: () => void
  onPick: (transfer: Transfer) => void
}

/** To whom all of them go, with one note for all. */
export function BulkTransfer({ count, onClose, onPick }: BulkTransferProps) {
  const { t } = useTranslation(['bulk', 'service'])
  const [note, setNote] = useState('')
  return (
    <Modal opened onClose={onClose} title={t('transferTitle', { count, shown: number(count) })}>
      <Stack gap="sm">
        <Textarea
          label={t('service:transfer.note')}
          description={t('service:transfer.noteHint')}
          autosize
          minRows={1}
          maxRows={5}
          maxLength={10_000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <TargetPicker
          owner={null}
          isBusy={false}
          onPick={({ agent, department }) =>
            onPick({
              agent: agent?.id ?? null,
              department: department?.id ?? null,
              note: note.trim() || null,
              confirmed: false,
            })
          }
        />
      </Stack>
    </Modal>
  )
}
