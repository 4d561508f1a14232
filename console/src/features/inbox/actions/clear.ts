import { IconEraser } from '@tabler/icons-react'
import { openDialog } from '../ui-state'
import type { Action } from './action'

/** Deletes the messages here; in the channel they stay. */
export const clear: Action = {
  id: 'clear',
  icon: IconEraser,
  when: ({ allowed }) => allowed.includes('clear'),
  run: () => openDialog('clear'),
}
