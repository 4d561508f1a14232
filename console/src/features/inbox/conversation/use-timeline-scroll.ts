import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** This near the end counts as being at the end. */
const NEAR = 60

interface Edges {
  first: string | undefined
  last: string | undefined
  /** The last thing was written here: the writer always wants to see it. */
  lastIsOurs: boolean
}

interface TimelineScroll {
  isAtEnd: boolean
  onScroll: () => void
  toEnd: () => void
}

/**
 * Where the conversation stands on the screen: it opens at the first unread (or the end), follows
 * what arrives while one is at the end, and stays put when older history appears above.
 */
export function useTimelineScroll(
  scroller: RefObject<HTMLDivElement | null>,
  { first, last, lastIsOurs }: Edges,
  startAt: string | null,
): TimelineScroll {
  const [isAtEnd, setAtEnd] = useState(true)
  const held = useRef({ first, last, height: 0, atEnd: true, started: false, shown: '' })

  const toEnd = useCallback(() => {
    const element = scroller.current
    if (element) element.scrollTop = element.scrollHeight
  }, [scroller])

  const onScroll = useCallback(() => {
    const element = scroller.current
    if (!element) return
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR
    held.current.atEnd = atEnd
    held.current.height = element.scrollHeight
    setAtEnd(atEnd)
  }, [scroller])

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const before = held.current
    const target = startAt ? element.querySelector<HTMLElement>(startAt) : null
    if (target && startAt && before.shown !== startAt) {
      before.shown = startAt
      element.scrollTop = target.offsetTop - element.clientHeight / 3
    } else if (!before.started) {
      element.scrollTop = element.scrollHeight
    } else if (before.first !== first && before.last === last) {
      element.scrollTop += element.scrollHeight - before.height
    } else if (before.last !== last && (before.atEnd || lastIsOurs)) {
      element.scrollTop = element.scrollHeight
    }
    held.current = { ...before, first, last, started: true }
    onScroll()
  }, [first, last, lastIsOurs, startAt, scroller, onScroll])

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      if (held.current.atEnd) element.scrollTop = element.scrollHeight
      held.current.height = element.scrollHeight
    })
    observer.observe(element)
    for (const child of element.children) observer.observe(child)
    return () => observer.disconnect()
  }, [scroller])

  return { isAtEnd, onScroll, toEnd }
}
