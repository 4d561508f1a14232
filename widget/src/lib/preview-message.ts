import type { PublicConfig } from '../api/wire.ts'

/** The settings of a preview message, which our own console wrote; null for any other message. */
export function previewConfig(data: unknown): Partial<PublicConfig> | null {
  const message = data as { type?: unknown; config?: Partial<PublicConfig> } | null
  return message?.type === 'prosa:preview' ? (message.config ?? null) : null
}
