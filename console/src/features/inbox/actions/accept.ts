import { IconCheck } from '@tabler/icons-react'
import type { Action } from './action'

/** The service begins and is mine. */
export const accept: Action = {
  id: 'accept',
  icon: IconCheck,
  keys: 'a',
  when: ({ item, allowed }) => item.state === 'waiting' && allowed.includes('accept'),
  run: ({ act }) => void act('accept'),
}
