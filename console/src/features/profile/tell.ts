import { notifications } from '@mantine/notifications'
import { i18n, problemText } from '@/lib/i18n'
import { asProblem } from '@/lib/problem'

/** What to say about a refusal of one's own profile. */
export function refusalText(failure: unknown): string {
  const { code } = asProblem(failure)
  const key = `profile:refusal.${code}`
  return i18n.exists(key) ? i18n.t(key) : problemText(failure)
}

export function tellFailure(failure: unknown): void {
  notifications.show({ color: 'red', message: refusalText(failure) })
}

export function tellDone(message: string): void {
  notifications.show({ message })
}
