import { IconRobot } from '@tabler/icons-react'
import { openDialog } from '../ui-state'
import type { Action } from './action'

/** Lets a flow of the chatbot talk with the customer. */
export const fireFlow: Action = {
  id: 'fire-flow',
  icon: IconRobot,
  when: ({ item, hasChatbot }) => {
    const isOpen = item.state !== 'resolved' && item.state !== 'closed' && !item.ended
    return hasChatbot && isOpen && !item.contact.blocked && !item.superseded
  },
  run: () => openDialog('fire-flow'),
}
