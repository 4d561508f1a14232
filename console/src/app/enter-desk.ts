import { setEntered } from '@/features/sign-in/entered'
import { setZone } from '@/lib/format'
import { changeLanguage } from '@/lib/i18n'
import type { Bootstrap } from '@/lib/schemas'
import { keepDraftsOf } from '@/live/drafts'

/** What the console takes over from a person's account before it shows them anything. */
export async function enterDesk({ me }: Bootstrap): Promise<void> {
  setEntered(true)
  keepDraftsOf(me.agent.id)
  setZone(me.account.timeZone)
  await changeLanguage(me.preferences.language)
}
