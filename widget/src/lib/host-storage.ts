/**
 * The host page's own storage, under a name that the frame never uses: the two may share an origin.
 * Storage may be forbidden by the browser or the page; nothing is lost then but the early unread badge.
 */
export function remember(key: string, value: string): void {
  try {
    localStorage[`prosa-chat:${key}`] = value
  } catch {}
}

export function recall(key: string): unknown {
  try {
    return localStorage[`prosa-chat:${key}`]
  } catch {}
}
