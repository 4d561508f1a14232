let context: AudioContext | null = null

/** Browsers allow sound only after the visitor has done something here. */
export function wakeSound(): void {
  context ??= new AudioContext()
  void context.resume()
}

/** Two soft notes, made here: no file to fetch. */
export function ding(): void {
  if (context?.state !== 'running') return
  for (const [at, frequency] of [
    [0, 660],
    [0.11, 880],
  ] as const) {
    const start = context.currentTime + at
    const tone = new OscillatorNode(context, { frequency })
    const volume = new GainNode(context, { gain: 0 })
    volume.gain.setValueAtTime(0, start)
    volume.gain.linearRampToValueAtTime(0.12, start + 0.015)
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.35)
    tone.connect(volume).connect(context.destination)
    tone.start(start)
    tone.stop(start + 0.4)
  }
}
