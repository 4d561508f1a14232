import { Outlet } from '@tanstack/react-router'

/** The one page where the service happens. */
export function InboxPage() {
  return <Outlet />
}
