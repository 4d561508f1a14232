import { IconMailOpened } from '@tabler/icons-react'
import type { Action } from './action'

/** Back on top of the list, silently; one leaves, since an open conversation is a read one. */
export const markUnread: Action = {
  id: 'unread',
  icon: IconMailOpened,
  when: ({ item }) => !item.markedUnread,
  run: ({ act, leave }) => {
    void act('markUnread').then((done) => done && leave())
  },
}
