import { $, attempt, base64 } from './control.js'

let recorder = null

/** Begins to record, or ends it and writes what was said. */
export async function recordVoice(write) {
  if (recorder) {
    recorder.stop()
    return
  }
  const stream = await attempt(async () => {
    try {
      return await navigator.mediaDevices.getUserMedia({ audio: true })
    } catch {
      throw new Error('Sem microfone aqui: use “Áudio de exemplo”, no botão de anexar.')
    }
  })
  if (!stream) return
  const parts = []
  recorder = new MediaRecorder(stream)
  recorder.ondataavailable = (event) => parts.push(event.data)
  recorder.onstop = async () => {
    const { mimeType } = recorder
    recorder = null
    $('record').setAttribute('aria-pressed', 'false')
    stream.getTracks().forEach((it) => it.stop())
    await write({ type: 'audio', data: await base64(new Blob(parts)), mime: mimeType, voice: true })
  }
  recorder.start()
  $('record').setAttribute('aria-pressed', 'true')
}
