import { IconHandGrab } from '@tabler/icons-react'
import type { Action } from './action'

/** Makes me the only owner of what somebody else attends. */
export const take: Action = {
  id: 'take',
  icon: IconHandGrab,
  when: ({ allowed }) => allowed.includes('take'),
  run: ({ act }) => void act('take'),
}
