import { IconGauge, IconSettings } from '@tabler/icons-react'
import type { Permission } from '@/lib/schemas'

/** A place besides the inbox. */
export interface Place {
  path: string
  label: string
  icon: typeof IconSettings
  /** Only who may this sees the place. */
  permission?: Permission
}

/** At the foot of the rail; a place shows as soon as a route with its path exists. */
export const PLACES: readonly Place[] = [
  { path: '/supervision', label: 'supervision', icon: IconGauge, permission: 'supervise' },
  { path: '/settings', label: 'settings', icon: IconSettings },
]
