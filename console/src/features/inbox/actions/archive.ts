import { IconArchive } from '@tabler/icons-react'
import type { Action } from './action'

/** Out of the main list without ending anything. */
export const archive: Action = {
  id: 'archive',
  icon: IconArchive,
  when: ({ item, allowed }) => !item.archived && allowed.includes('archive'),
  run: ({ act }) => void act('archive', { text: 'done.archive', act: 'unarchive' }),
}
