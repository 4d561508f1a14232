/** The tone of Brazilian telephones. */
const PITCH = 425
const SOUNDS_FOR = 1_000
const EVERY = 5_000

/** Rings until it is stopped, at a volume from 0 (silent) to 100. A browser that refuses stays silent. */
export function ring(volume: number): () => void {
  if (volume <= 0 || typeof AudioContext === 'undefined') return () => {}
  const audio = new AudioContext()
  const loudness = (volume / 100) ** 2 * 0.25
  const once = () => {
    const end = audio.currentTime + SOUNDS_FOR / 1000
    const source = audio.createOscillator()
    const gain = audio.createGain()
    source.frequency.value = PITCH
    gain.gain.value = loudness
    gain.gain.setTargetAtTime(0, end - 0.05, 0.02)
    source.connect(gain).connect(audio.destination)
    source.start()
    source.stop(end)
  }
  once()
  const timer = window.setInterval(once, EVERY)
  return () => {
    window.clearInterval(timer)
    void audio.close()
  }
}
