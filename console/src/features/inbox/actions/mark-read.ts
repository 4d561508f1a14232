import { IconMail } from '@tabler/icons-react'
import type { Action } from './action'

/** Takes the mark off for everybody, also where opening it does not: it is a colleague's. */
export const markRead: Action = {
  id: 'read',
  icon: IconMail,
  when: ({ item }) => item.markedUnread,
  run: ({ act }) => void act('markRead'),
}
