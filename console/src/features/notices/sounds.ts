import type { Preferences } from '@/lib/schemas'

export type SoundName = Preferences['sound']['name']

export const SOUNDS = ['ding', 'pop', 'chime'] as const satisfies readonly SoundName[]

/** A note of a sound: which pitch, when it starts and how long it rings, in seconds. */
interface Tone {
  pitch: number
  slideTo?: number
  at: number
  length: number
  shape: OscillatorType
}

/** Made here from a few tones: nothing to download, and always at hand. */
const SCORES: Record<SoundName, readonly Tone[]> = {
  ding: [
    { pitch: 880, at: 0, length: 0.5, shape: 'sine' },
    { pitch: 1760, at: 0, length: 0.25, shape: 'sine' },
  ],
  pop: [{ pitch: 320, slideTo: 660, at: 0, length: 0.12, shape: 'triangle' }],
  chime: [
    { pitch: 523.25, at: 0, length: 0.5, shape: 'sine' },
    { pitch: 659.25, at: 0.12, length: 0.5, shape: 'sine' },
    { pitch: 783.99, at: 0.24, length: 0.7, shape: 'sine' },
  ],
}

let context: AudioContext | undefined

/** Plays a sound at a volume from 0 (silent) to 100. A browser that refuses stays silent. */
export function playSound(name: SoundName, volume: number): void {
  if (volume <= 0 || typeof AudioContext === 'undefined') return
  context ??= new AudioContext()
  void context.resume().catch(() => undefined)
  // Ears hear loudness by its square: half the slider should sound half as loud.
  const loudness = (volume / 100) ** 2 * 0.5
  for (const tone of SCORES[name]) ring(context, tone, loudness)
}

function ring(audio: AudioContext, tone: Tone, loudness: number): void {
  const start = audio.currentTime + tone.at
  const end = start + tone.length
  const source = audio.createOscillator()
  const gain = audio.createGain()
  source.type = tone.shape
  source.frequency.setValueAtTime(tone.pitch, start)
  if (tone.slideTo) source.frequency.exponentialRampToValueAtTime(tone.slideTo, end)
  gain.gain.setValueAtTime(0, start)
  gain.gain.linearRampToValueAtTime(loudness, start + 0.01)
  gain.gain.exponentialRampToValueAtTime(0.0001, end)
  source.connect(gain).connect(audio.destination)
  source.start(start)
  source.stop(end)
}
