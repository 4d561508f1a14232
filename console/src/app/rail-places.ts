import {
  IconAddressBook,
  IconCalendarClock,
  IconGauge,
  IconLayoutKanban,
  IconSettings,
  IconStars,
} from '@tabler/icons-react'
import type { Me, Module, Permission } from '@/lib/schemas'

/** A place besides the inbox. */
export interface Place {
  path: string
  label: string
  icon: typeof IconSettings
  /** Only who may this sees the place. */
  permission?: Permission
  /** Only accounts that have this switched on have the place. */
  module?: Module
  /** Where on the rail: beside the conversations, or at its foot. */
  at: 'top' | 'foot'
}

/** Every place; it shows as soon as a route with its path exists. The palette offers the same. */
const PLACES: readonly Place[] = [
  { path: '/contacts', label: 'contacts', icon: IconAddressBook, at: 'top' },
  {
    path: '/funnels',
    label: 'funnels',
    icon: IconLayoutKanban,
    module: 'funnel',
    at: 'top',
  },
  { path: '/schedules', label: 'schedules', icon: IconCalendarClock, at: 'top' },
  {
    path: '/ratings',
    label: 'ratings',
    icon: IconStars,
    permission: 'see-ratings',
    module: 'nps',
    at: 'foot',
  },
  {
    path: '/supervision',
    label: 'supervision',
    icon: IconGauge,
    permission: 'supervise',
    module: 'service',
    at: 'foot',
  },
  { path: '/settings', label: 'settings', icon: IconSettings, at: 'foot' },
]

/** The places that somebody has. */
export function placesOf({ permissions, account }: Me): readonly Place[] {
  return PLACES.filter(
    ({ permission, module }) =>
      (!permission || permissions.includes(permission)) &&
      (!module || account.modules.includes(module)),
  )
}
