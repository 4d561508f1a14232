/** Storage may be forbidden by the browser or the page; nothing is lost then but the early unread badge. */
export function remember(key: string, value: string): void {
  try {
    localStorage[`prosa:${key}`] = value
  } catch {}
}

export function recall(key: string): unknown {
  try {
    return localStorage[`prosa:${key}`]
  } catch {}
  return ''
}
