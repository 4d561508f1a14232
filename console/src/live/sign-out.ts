import { useRouter } from '@tanstack/react-router'
import { api } from '@/lib/api'
import { forgetAttachments } from './attachments'
import { useDesk } from './connection'
import { forgetDrafts } from './drafts'

/** The way out, here or from every browser. A refusal leaves everything as it is. */
export function useSignOut(): (path: '/session' | '/sessions') => Promise<void> {
  const desk = useDesk()
  const router = useRouter()
  return async (path) => {
    desk.stop()
    try {
      await api.delete(path)
    } catch (failure) {
      desk.start()
      throw failure
    }
    forgetDrafts()
    forgetAttachments()
    router.options.context.leave('/sign-in')
  }
}
