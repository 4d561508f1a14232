const HOME = '/conversations'

/** Where to go after signing in: only ever a page of ours, whatever the address says. */
export function safeNext(wanted: string | null, origin = window.location.origin): string {
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, origin)) return HOME
  const url = new URL(wanted, origin)
  if (url.origin !== origin || url.pathname === '/' || url.pathname === '/sign-in') return HOME
  return url.pathname + url.search + url.hash
}
