import { IconPlugX } from '@tabler/icons-react'
import { openDialog } from '../ui-state'
import type { Action } from './action'

/** Website chat: the visitor is told that the chat has ended. */
export const endSession: Action = {
  id: 'end',
  icon: IconPlugX,
  when: ({ item, allowed }) => !item.ended && allowed.includes('end'),
  run: () => openDialog('end'),
}
