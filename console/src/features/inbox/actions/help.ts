import { IconUsersPlus } from '@tabler/icons-react'
import { openDialog } from '../ui-state'
import type { Action } from './action'

/** Asks colleagues to help; the owner stays who it is. */
export const help: Action = {
  id: 'help',
  icon: IconUsersPlus,
  when: ({ allowed }) => allowed.includes('help'),
  run: () => openDialog('help'),
}
