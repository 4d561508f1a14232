import { IconCheck } from '@tabler/icons-react'
import type { Action } from './action'

/** The service is done; a slip of the finger can be taken back. */
export const resolve: Action = {
  id: 'resolve',
  icon: IconCheck,
  keys: 'e',
  when: ({ item, allowed }) => item.state === 'attending' && allowed.includes('resolve'),
  run: ({ act }) => void act('resolve', { text: 'done.resolve', act: 'reopen' }),
}
