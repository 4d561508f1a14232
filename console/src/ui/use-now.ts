import { useSyncExternalStore } from 'react'

const clocks = new Map<number, { now: number; subscribe: (tick: () => void) => () => void }>()

/** One shared clock per pace, so that forty waiting times tick together with one timer. */
function clockOf(pace: number) {
  const held = clocks.get(pace)
  if (held) return held
  const ticks = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  const clock = {
    now: Date.now(),
    subscribe: (tick: () => void) => {
      ticks.add(tick)
      clock.now = Date.now()
      timer ??= setInterval(() => {
        clock.now = Date.now()
        for (const each of ticks) each()
      }, pace)
      return () => {
        ticks.delete(tick)
        if (ticks.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
  }
  clocks.set(pace, clock)
  return clock
}

/** The time, moving at the given pace. */
export function useNow(pace = 15_000): number {
  const clock = clockOf(pace)
  return useSyncExternalStore(clock.subscribe, () => clock.now)
}
