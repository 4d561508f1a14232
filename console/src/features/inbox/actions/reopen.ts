import { IconRotate } from '@tabler/icons-react'
import type { Action } from './action'

/** Resumes a resolved service; whoever clicks owns it. */
export const reopen: Action = {
  id: 'reopen',
  icon: IconRotate,
  when: ({ item, allowed }) =>
    (item.state === 'resolved' || item.state === 'closed') && allowed.includes('reopen'),
  run: ({ act }) => void act('reopen'),
}
