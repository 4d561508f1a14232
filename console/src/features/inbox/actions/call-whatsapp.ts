import { IconBrandWhatsapp } from '@tabler/icons-react'
import type { Action } from './action'

/** Over WhatsApp, whom one talks with there; without a device of Wavoip it is not there (TEL-04). */
export const callWhatsApp: Action = {
  id: 'callWhatsApp',
  icon: IconBrandWhatsapp,
  when: ({ callsBy }) => callsBy.includes('wavoip'),
  run: ({ call }) => call('wavoip'),
}
