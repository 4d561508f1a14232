import { IconSwitchHorizontal } from '@tabler/icons-react'
import { openDialog } from '../ui-state'
import type { Action } from './action'

/** The same service goes on through another connection of the contact. */
export const changeChannel: Action = {
  id: 'change-channel',
  icon: IconSwitchHorizontal,
  when: ({ allowed }) => allowed.includes('change-channel'),
  run: () => openDialog('change-channel'),
}
