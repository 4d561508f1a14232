import { IconUserCheck } from '@tabler/icons-react'
import { openDialog } from '../ui-state'
import type { Action } from './action'

/** The contact is heard again; what they wrote meanwhile does not come back. */
export const unblockContact: Action = {
  id: 'unblock-contact',
  icon: IconUserCheck,

  when: ({ allowed }) => allowed.includes('unblock-contact'),
  run: () => openDialog('unblock-contact'),
}
