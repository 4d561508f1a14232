import { IconUserOff } from '@tabler/icons-react'
import { openDialog } from '../ui-state'
import type { Action } from './action'

/** Nothing comes from the contact any more and nothing can be sent, on any channel. */
export const blockContact: Action = {
  id: 'block-contact',
  icon: IconUserOff,

  when: ({ allowed }) => allowed.includes('block-contact'),
  run: () => openDialog('block-contact'),
}
