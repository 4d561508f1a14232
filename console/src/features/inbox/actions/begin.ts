import { IconMessagePlus } from '@tabler/icons-react'
import { openDialog } from '../ui-state'
import type { Action } from './action'

/** A new service with the customer of one that is over. */
export const begin: Action = {
  id: 'begin',
  icon: IconMessagePlus,
  when: ({ allowed }) => allowed.includes('begin'),
  run: () => openDialog('begin'),
}
