/** So many bars stand for a sound, however long it is. */
export const BARS = 44

/** How loud each stretch of a sound is, the loudest being 1. */
export async function peaksOf(bytes: ArrayBuffer): Promise<readonly number[]> {
  const { OfflineAudioContext: Context } = window
  const sound = await new Context(1, 1, 24_000).decodeAudioData(bytes)
  return loudness(sound.getChannelData(0))
}

export function loudness(samples: ArrayLike<number>): readonly number[] {
  const stretch = Math.max(1, Math.floor(samples.length / BARS))
  const bars = Array.from({ length: BARS }, (_, bar) => {
    let power = 0
    for (let at = bar * stretch; at < (bar + 1) * stretch; at++) power += (samples[at] ?? 0) ** 2
    return Math.sqrt(power / stretch)
  })
  const loudest = Math.max(...bars)
  return bars.map((it) => (loudest > 0 ? it / loudest : 0))
}
