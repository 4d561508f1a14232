import { IconHistory } from '@tabler/icons-react'
import { openDialog } from '../ui-state'
import type { Action } from './action'

/** Where the service stood, who had it, and who looked. */
export const history: Action = {
  id: 'history',
  icon: IconHistory,
  when: () => true,
  run: () => openDialog('history'),
}
