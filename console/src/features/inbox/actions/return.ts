import { IconArrowBackUp } from '@tabler/icons-react'
import type { Action } from './action'

/** Back to the end of the queue, for somebody else. */
export const returnToQueue: Action = {
  id: 'return',
  icon: IconArrowBackUp,
  when: ({ item, allowed }) => item.state === 'attending' && allowed.includes('return'),
  run: ({ act }) => void act('return'),
}
