import type { QueryClient } from '@tanstack/react-query'
import { asProblem } from '@/lib/problem'
import type { Conversation } from '@/lib/schemas'
import { keys } from '@/live/keys'
import { forgetParting, sayParting } from './partings'

/**
 * Gives a conversation to somebody else. Whoever does may lose sight of it, so the answer is not
 * taken over: we ask what is left for us to see.
 *
 * @param parting what the pane says when it closes
 * @returns the conversation as it stands, and whether we still see it
 */
export async function handOn(
  cache: QueryClient,
  id: string,
  parting: string,
  call: () => Promise<Conversation>,
): Promise<{ conversation: Conversation; isSeen: boolean }> {
  sayParting(id, parting)
  let isSeen = true
  try {
    const conversation = await call()
    await cache.refetchQueries({ queryKey: keys.conversation(id), exact: true })
    isSeen = asProblem(cache.getQueryState(keys.conversation(id))?.error).status !== 404
    return { conversation, isSeen }
  } finally {
    if (isSeen) forgetParting(id)
  }
}
