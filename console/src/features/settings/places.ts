import {
  IconBuilding,
  IconMessageChatbot,
  IconNotebook,
  IconRoute,
  IconTrash,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'

/** A page of the settings and what one must be allowed to do to open it. */
export const PLACES = [
  {
    path: '/settings/connections',
    name: 'connections',
    permission: 'manage-connections',
    icon: IconMessageChatbot,
  },
  {
    path: '/settings/ledger',
    name: 'ledger',
    permission: 'manage-connections',
    icon: IconNotebook,
  },
  { path: '/settings/people', name: 'people', permission: 'manage-people', icon: IconUsers },
  {
    path: '/settings/departments',
    name: 'departments',
    permission: 'manage-people',
    icon: IconUsersGroup,
  },
  { path: '/settings/routing', name: 'routing', permission: 'manage-routing', icon: IconRoute },
  { path: '/settings/account', name: 'account', permission: 'manage-account', icon: IconBuilding },
  { path: '/settings/bin', name: 'bin', permission: 'manage-account', icon: IconTrash },
] as const

export type Place = (typeof PLACES)[number]
