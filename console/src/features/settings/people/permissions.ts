import type { Permission, Profile } from '@/lib/schemas'

/** A record, so that the compiler misses what the server comes to know. */
const ALL: Record<Permission, true> = {
  attend: true,
  'see-all': true,
  'see-numbers': true,
  'take-over': true,
  prioritise: true,
  bulk: true,
  export: true,
  delete: true,
  'block-visitors': true,
  'block-contacts': true,
  supervise: true,
  'manage-tags': true,
  'manage-funnels': true,
  'manage-templates': true,
  'manage-quick-replies': true,
  'manage-bots': true,
  'train-bot': true,
  'share-views': true,
  'manage-surveys': true,
  'see-ratings': true,
  'manage-routing': true,
  'manage-connections': true,
  'manage-people': true,
  'manage-account': true,
}

/** Everything that one may be allowed to do, from the service to the account. Attending is everybody's. */
export const PERMISSIONS = Object.keys(ALL) as Permission[]

/** What a profile may do where nobody chose otherwise, as the server has it. */
export function usualOf(profile: Profile): readonly Permission[] {
  switch (profile) {
    case 'admin':
      return PERMISSIONS
    case 'supervisor':
      return [
        'attend',
        'see-numbers',
        'take-over',
        'export',
        'prioritise',
        'bulk',
        'supervise',
        'block-visitors',
        'block-contacts',
        'manage-tags',
        'manage-funnels',
        'manage-templates',
        'manage-quick-replies',
        'manage-bots',
        'train-bot',
        'share-views',
        'manage-surveys',
        'see-ratings',
        'manage-routing',
      ]
    case 'agent':
      return ['attend', 'see-numbers']
    default:
      profile satisfies never
      return []
  }
}
