import { IconUserShare } from '@tabler/icons-react'
import type { Action } from './action'

/** To the next in turn of its department; whoever had it is passed over. */
export const delegate: Action = {
  id: 'delegate',
  icon: IconUserShare,
  when: ({ allowed }) => allowed.includes('delegate'),
  run: ({ delegate }) => void delegate(),
}
