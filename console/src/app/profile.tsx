import { lazy, Suspense } from 'react'
import { useProfile } from '@/features/profile/profile-state'

const ProfileDialog = lazy(async () => ({
  default: (await import('./profile-dialog')).ProfileDialog,
}))

/** One's own profile, over any page. */
export function Profile() {
  return useProfile() ? (
    <Suspense>
      <ProfileDialog />
    </Suspense>
  ) : null
}
