import { IconCheck } from '@tabler/icons-react'
import type { Action } from './action'

/** The service begins and is mine, also where a bot has it yet. */
export const accept: Action = {
  id: 'accept',
  icon: IconCheck,
  keys: 'a',
  when: ({ allowed }) => allowed.includes('accept'),
  run: ({ accept }) => accept(),
}
