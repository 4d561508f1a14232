import { Kbd, Modal, Switch, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { keysLabel, setLetterShortcuts, useLetterShortcuts } from '@/lib/shortcuts'
import { closeShortcutHelp, useShortcutHelp } from './help-state'

interface ShortcutHelpProps {
  shortcuts: readonly { keys: string; label: string }[]
}

/** `?`: the keys one can press, and the switch for people whom single letters disturb. */
export function ShortcutHelp({ shortcuts }: ShortcutHelpProps) {
  const { t } = useTranslation('desk')
  const isOpen = useShortcutHelp()
  const areOn = useLetterShortcuts()
  return (
    <Modal opened={isOpen} onClose={closeShortcutHelp} title={t('shortcuts')}>
      <Table verticalSpacing={7} withRowBorders={false}>
        <Table.Tbody>
          {shortcuts.map(({ keys, label }) => (
            <Table.Tr key={keys}>
              <Table.Td>{label}</Table.Td>
              <Table.Td ta="right">
                <Kbd>{keysLabel(keys)}</Kbd>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Switch
        mt="md"
        label={t('letterShortcuts')}
        checked={areOn}
        onChange={(event) => setLetterShortcuts(event.currentTarget.checked)}
      />
    </Modal>
  )
}
