import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Chat } from '../chat/chat.ts'

const NEAR = 60

/**
 * Keeps the newest in sight while the visitor is at the end, and leaves them where they are reading otherwise,
 * also when older pages come in above.
 */
export function useScroll(chat: Chat, firstId: string | undefined) {
  const list = useRef<HTMLDivElement>(null)
  const inner = useRef<HTMLDivElement>(null)
  const [atEnd, setAtEnd] = useState(true)
  const before = useRef({ firstId, height: 0 })

  const toEnd = () => list.current?.scrollTo(0, list.current.scrollHeight)

  useLayoutEffect(() => {
    const box = list.current
    if (!box) return
    const grown = box.scrollHeight - before.current.height
    if (chat.following.atEnd) toEnd()
    else if (firstId !== before.current.firstId) box.scrollTop += grown
    before.current = { firstId, height: box.scrollHeight }
  })

  useEffect(() => {
    // Pictures that arrive, a keyboard that opens, a composer that grows.
    const observer = new ResizeObserver(() => chat.following.atEnd && toEnd())
    for (const { current } of [list, inner]) if (current) observer.observe(current)
    return () => observer.disconnect()
  }, [chat])

  const handleScroll = () => {
    const box = list.current
    if (!box) return
    chat.following.atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR
    setAtEnd(chat.following.atEnd)
    if (chat.following.atEnd) chat.following.markRead()
    if (box.scrollTop < NEAR) void chat.loadOlder()
  }

  return { list, inner, atEnd, toEnd, handleScroll }
}
