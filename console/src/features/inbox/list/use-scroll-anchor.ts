import { type RefObject, useLayoutEffect, useRef } from 'react'

interface Measured {
  id: string
  height: number
}

/** Keeps the row at the top of the view where it is when rows come, go or grow above it. */
export function useScrollAnchor(
  scroller: RefObject<HTMLDivElement | null>,
  rows: readonly Measured[],
): void {
  const before = useRef<readonly Measured[]>([])
  const key = rows.map(({ id, height }) => `${id}-${height}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the rows
  useLayoutEffect(() => {
    const element = scroller.current
    const held = before.current
    before.current = rows
    if (!element || element.scrollTop === 0) return
    const then = placesOf(held)
    const now = placesOf(rows)
    const anchor = held.find(({ id, height }) => {
      const place = then.get(id) ?? 0
      return place + height > element.scrollTop && now.has(id)
    })
    if (!anchor) return
    const moved = (now.get(anchor.id) ?? 0) - (then.get(anchor.id) ?? 0)
    if (moved !== 0) element.scrollTop += moved
  }, [key, scroller])
}

/** How far down each row begins. */
function placesOf(rows: readonly Measured[]): Map<string, number> {
  let top = 0
  return new Map(
    rows.map(({ id, height }) => {
      const place = top
      top += height
      return [id, place]
    }),
  )
}
