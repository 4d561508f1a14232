import { IconBan } from '@tabler/icons-react'
import { openDialog } from '../ui-state'
import type { Action } from './action'

/** Website chat: the visitor can no longer open the chat. */
export const block: Action = {
  id: 'block',
  icon: IconBan,

  when: ({ allowed }) => allowed.includes('block'),
  run: () => openDialog('block'),
}
