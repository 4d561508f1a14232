import { IconMessage } from '@tabler/icons-react'
import { setDraft } from '@/live/drafts'
import { focusComposer } from '../ui-state'
import type { Action } from './action'

/** Starts writing to the customer. */
export const reply: Action = {
  id: 'reply',
  icon: IconMessage,
  keys: 'r',
  when: ({ item, allowed }) => allowed.includes('reply') && item.state !== 'resolved',
  run: ({ item }) => {
    setDraft(item.id, { mode: 'reply' })
    focusComposer()
  },
}
