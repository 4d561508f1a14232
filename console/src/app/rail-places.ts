import { IconSettings } from '@tabler/icons-react'

/** A place besides the inbox. */
export interface Place {
  path: string
  label: string
  icon: typeof IconSettings
}

/** At the foot of the rail; a place shows as soon as a route with its path exists. */
export const PLACES: readonly Place[] = [
  { path: '/settings', label: 'settings', icon: IconSettings },
]
