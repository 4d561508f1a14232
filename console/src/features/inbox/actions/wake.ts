import { IconAlarmOff } from '@tabler/icons-react'
import type { Action } from './action'

/** Back into the main list before its time. */
export const wake: Action = {
  id: 'wake',
  icon: IconAlarmOff,
  when: ({ allowed }) => allowed.includes('wake'),
  run: ({ act }) => void act('wake'),
}
