import type { StoredFile } from '@/lib/schemas'
import type { OutgoingContent } from '@/live/outbox'

/** One message per file; a lone text is the caption of a lone file that can carry one. */
export function contentsOf(text: string, files: readonly StoredFile[]): OutgoingContent[] {
  const [only] = files
  if (only && files.length === 1 && only.kind !== 'audio') {
    return [{ type: only.kind, file: only, caption: text === '' ? null : text }]
  }
  const words: OutgoingContent[] = text === '' ? [] : [{ type: 'text', body: text }]
  return [...words, ...files.map((file) => ({ type: file.kind, file, caption: null }))]
}
