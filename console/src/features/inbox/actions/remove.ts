import { IconTrash } from '@tabler/icons-react'
import { openDialog } from '../ui-state'
import type { Action } from './action'

/** Into the bin, out of everybody's sight. */
export const remove: Action = {
  id: 'delete',
  icon: IconTrash,
  when: ({ allowed }) => allowed.includes('delete'),
  run: () => openDialog('delete'),
}
