import { IconArrowBackUp } from '@tabler/icons-react'
import type { Action } from './action'

/** Back to the queue, for somebody else; also what I was offered and do not want. */
export const returnToQueue: Action = {
  id: 'return',
  icon: IconArrowBackUp,
  when: ({ allowed }) => allowed.includes('return'),
  run: ({ act }) => void act('return'),
}
