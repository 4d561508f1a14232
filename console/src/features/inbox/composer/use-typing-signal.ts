import { useCallback, useEffect, useRef } from 'react'
import { useDesk } from '@/live/connection'

/** Said again at most this often while one writes. */
const AGAIN = 3_000
/** After this long without a key one is thinking, not typing. */
const PAUSE = 5_000

/** Tells the other side that somebody is writing, sparingly. */
export function useTypingSignal(conversationId: string): (on: boolean) => void {
  const { socket } = useDesk()
  const said = useRef(0)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)

  const signal = useCallback(
    (on: boolean) => {
      clearTimeout(pause.current)
      const now = Date.now()
      if (on) pause.current = setTimeout(() => signal(false), PAUSE)
      if (on ? now - said.current < AGAIN : said.current === 0) return
      said.current = on ? now : 0
      socket.typing(conversationId, on)
    },
    [socket, conversationId],
  )

  useEffect(() => () => signal(false), [signal])
  return signal
}
