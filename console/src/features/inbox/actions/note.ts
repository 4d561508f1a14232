import { IconLock } from '@tabler/icons-react'
import { setDraft } from '@/live/drafts'
import { focusComposer } from '../ui-state'
import type { Action } from './action'

/** Starts writing to colleagues only. */
export const note: Action = {
  id: 'note',
  icon: IconLock,
  keys: 'n',
  when: ({ allowed }) => allowed.includes('note'),
  run: ({ item }) => {
    setDraft(item.id, { mode: 'note' })
    focusComposer()
  },
}
