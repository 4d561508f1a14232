import { IconInfoCircle } from '@tabler/icons-react'
import type { Action } from './action'

/** Shows or hides what we know about the contact. */
export const togglePanel: Action = {
  id: 'panel',
  icon: IconInfoCircle,
  keys: 'i',
  when: () => true,
  run: ({ panel }) => panel.set(!panel.isOpen),
}
