import { lazy, Suspense } from 'react'
import { closeProfile, useProfile } from '@/features/profile/profile-state'

/** The pop-up of one's profile comes with the sounds that it lets one hear. */
const ProfileDialog = lazy(async () => {
  const [{ ProfileDialog }, sounds] = await Promise.all([
    import('@/features/profile/profile-dialog'),
    import('@/features/notices/sounds'),
  ])
  return { default: () => <ProfileDialog sounds={sounds} onClose={closeProfile} /> }
})

/** One's own profile, over any page. */
export function Profile() {
  return useProfile() ? (
    <Suspense>
      <ProfileDialog />
    </Suspense>
  ) : null
}
