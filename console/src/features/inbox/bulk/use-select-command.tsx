import { IconCheckbox } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/live/bootstrap'
import { changeSelection, toggle } from './selection'

/** X: ticks the row that has the focus, else the conversation that is open. */
export function useSelectCommand(id: string | undefined) {
  const { t } = useTranslation('bulk')
  const { permissions } = useMe()
  if (!permissions.includes('bulk')) return []
  const run = () => {
    const row = document.activeElement?.closest<HTMLElement>('[data-conversation]')
    const chosen = row?.dataset.conversation ?? id
    if (chosen) changeSelection((held) => toggle(held, chosen))
    else changeSelection((held) => ({ ...held, isOn: true }))
  }
  return [
    {
      id: 'select',
      group: 'action' as const,
      label: t('selectCommand'),
      icon: <IconCheckbox size={18} stroke={1.5} />,
      keys: 'x',
      run,
    },
  ]
}
