/** 0.5-1-2-4-8-16 seconds with full jitter: after a restart everybody comes back, but not at the same instant. */
export function backoffMillis(attempt: number, random: () => number = Math.random): number {
  return random() * 500 * 2 ** Math.min(attempt, 5)
}
