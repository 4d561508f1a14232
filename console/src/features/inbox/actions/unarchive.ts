import { IconArchiveOff } from '@tabler/icons-react'
import type { Action } from './action'

/** Back into the main list. */
export const unarchive: Action = {
  id: 'unarchive',
  icon: IconArchiveOff,
  when: ({ item, allowed }) => item.archived && allowed.includes('unarchive'),
  run: ({ act }) => void act('unarchive'),
}
