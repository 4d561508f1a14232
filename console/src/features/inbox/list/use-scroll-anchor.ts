import { type RefObject, useLayoutEffect, useRef } from 'react'
import { ROW_HEIGHT } from './conversation-list'

/** Keeps the row at the top of the view where it is when rows come or go above it. */
export function useScrollAnchor(scroller: RefObject<HTMLDivElement | null>, ids: string[]): void {
  const before = useRef<string[]>([])
  const key = ids.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the ids
  useLayoutEffect(() => {
    const element = scroller.current
    const held = before.current
    before.current = ids
    if (!element || element.scrollTop === 0) return
    const first = Math.floor(element.scrollTop / ROW_HEIGHT)
    const anchor = held.slice(first).find((id) => ids.includes(id))
    if (!anchor) return
    const moved = ids.indexOf(anchor) - held.indexOf(anchor)
    if (moved !== 0) element.scrollTop += moved * ROW_HEIGHT
  }, [key, scroller])
}
