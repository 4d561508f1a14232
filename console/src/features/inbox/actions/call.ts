import { IconPhone } from '@tabler/icons-react'
import type { Action } from './action'

/** By the telephone exchange; without an extension, or a number, it is not there (TEL-05). */
export const call: Action = {
  id: 'call',
  icon: IconPhone,
  when: ({ callsBy }) => callsBy.includes('pbx'),
  run: ({ call: dial }) => dial('pbx'),
}
