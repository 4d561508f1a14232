import {
  IconBolt,
  IconBuilding,
  IconCategory,
  IconClipboardText,
  IconHistory,
  IconMessageChatbot,
  IconMessageOff,
  IconNotebook,
  IconPlug,
  IconRoute,
  IconTags,
  IconTrash,
  IconUsers,
  IconUsersGroup,
  IconUsersPlus,
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
    path: '/settings/integrations',
    name: 'integrations',
    permission: 'manage-connections',
    icon: IconPlug,
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
  {
    path: '/settings/groups',
    name: 'groups',
    permission: 'manage-people',
    icon: IconUsersPlus,
  },
  { path: '/settings/tags', name: 'tags', permission: 'manage-tags', icon: IconTags },
  {
    path: '/settings/templates',
    name: 'templates',
    permission: 'manage-templates',
    icon: IconClipboardText,
  },
  {
    path: '/settings/quick-replies',
    name: 'quickReplies',
    permission: 'manage-quick-replies',
    icon: IconBolt,
  },
  { path: '/settings/routing', name: 'routing', permission: 'manage-routing', icon: IconRoute },
  {
    path: '/settings/demands',
    name: 'demands',
    permission: 'manage-account',
    module: 'demands',
    icon: IconCategory,
  },
  { path: '/settings/wishes', name: 'wishes', permission: 'manage-account', icon: IconMessageOff },
  { path: '/settings/account', name: 'account', permission: 'manage-account', icon: IconBuilding },
  { path: '/settings/audit', name: 'audit', permission: 'manage-account', icon: IconHistory },
  { path: '/settings/bin', name: 'bin', permission: 'manage-account', icon: IconTrash },
] as const

export type Place = (typeof PLACES)[number]
