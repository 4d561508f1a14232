import {
  BlobSource,
  BufferTarget,
  Conversion,
  Input,
  MP4,
  OGG,
  OggOutputFormat,
  Output,
  WEBM,
} from 'mediabunny'

/**
 * A recording as Ogg with Opus, the one form that telephones take as a voice message. What is Opus
 * already, as most browsers record, is only packed anew; the rest is encoded by the browser itself.
 */
export async function toOgg(recording: Blob): Promise<File> {
  const target = new BufferTarget()
  const conversion = await Conversion.init({
    input: new Input({ source: new BlobSource(recording), formats: [OGG, WEBM, MP4] }),
    output: new Output({ format: new OggOutputFormat(), target }),
    audio: { codec: 'opus' },
    tags: {},
    showWarnings: false,
  })
  if (!conversion.isValid) throw new Error('This browser cannot encode a voice message.')
  await conversion.execute()
  if (!target.buffer) throw new Error('The recording is empty.')
  return new File([target.buffer], 'voz.ogg', { type: 'audio/ogg' })
}
