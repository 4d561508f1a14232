import { IconArrowsRightLeft } from '@tabler/icons-react'
import { openDialog } from '../ui-state'
import type { Action } from './action'

/** Hands it to another department or colleague, at any time. */
export const transfer: Action = {
  id: 'transfer',
  icon: IconArrowsRightLeft,
  keys: 't',
  when: ({ allowed }) => allowed.includes('transfer'),
  run: () => openDialog('transfer'),
}
