/** What browsers record, the likeliest to need no conversion first. */
const FORMATS = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4']

/** Clear speech, and small enough for a quarter of an hour. */
const BITS_PER_SECOND = 32_000

/** A running recording of one voice. */
export interface Recording {
  /** How loud it is right now, from 0 to 1. */
  level: () => number
  stop: () => Promise<Blob>
  cancel: () => void
}

/** Whether this browser can record at all. */
export function canRecord(): boolean {
  return typeof MediaRecorder !== 'undefined' && navigator.mediaDevices !== undefined
}

/** Asks for the microphone and records in one channel, as telephones expect a voice message. */
export async function record(): Promise<Recording> {
  const microphone = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true },
  })
  const audio = new AudioContext()
  const source = audio.createMediaStreamSource(microphone)
  const analyser = audio.createAnalyser()
  analyser.fftSize = 1024
  const mono = audio.createMediaStreamDestination()
  mono.channelCount = 1
  source.connect(analyser)
  source.connect(mono)
  const mimeType = FORMATS.find((it) => MediaRecorder.isTypeSupported(it))
  const recorder = new MediaRecorder(mono.stream, {
    audioBitsPerSecond: BITS_PER_SECOND,
    ...(mimeType ? { mimeType } : {}),
  })
  const pieces: Blob[] = []
  recorder.ondataavailable = ({ data }) => pieces.push(data)
  recorder.start()

  const release = () => {
    for (const track of microphone.getTracks()) track.stop()
    void audio.close()
  }
  const wave = new Float32Array(analyser.fftSize)
  return {
    level: () => {
      analyser.getFloatTimeDomainData(wave)
      const power = wave.reduce((sum, it) => sum + it * it, 0) / wave.length
      return Math.min(1, Math.sqrt(power) * 3.5)
    },
    stop: () =>
      new Promise((resolve) => {
        recorder.onstop = () => {
          release()
          resolve(new Blob(pieces, { type: recorder.mimeType }))
        }
        recorder.stop()
      }),
    cancel: () => {
      recorder.onstop = null
      recorder.stop()
      release()
    },
  }
}
