import type { Page } from '../api/wire.ts'
import { isRecord, text } from '../lib/shapes.ts'

/**
 * What the host page's loader and the frame tell each other. Every message carries the nonce of this one pair,
 * so that two widgets on a page cannot speak for each other; origins and windows are checked besides.
 */
export type FromHost =
  | { type: 'host'; open: boolean; page: Page }
  | { type: 'identify'; value: unknown }
  | { type: 'shutdown' }

export type ToHost =
  | { type: 'ready' }
  | { type: 'page' }
  | { type: 'close' }
  | { type: 'unread'; value: number; label: string }
  | { type: 'message'; value: { id: string; text: string; author: string | null } }
  /** '1' while there is a conversation to come back to: the loader then loads us at once on the next page. */
  | { type: 'marker'; value: '1' | '' }

/** Pages write these by hand: what is not as agreed is as if it had not been said. */
export function parseFromHost(data: unknown, nonce: string): FromHost | null {
  if (!isRecord(data) || data.nonce !== nonce) return null
  if (data.type === 'shutdown') return { type: 'shutdown' }
  if (data.type === 'host' && isRecord(data.page)) {
    return { type: 'host', open: data.open === true, page: parsePage(data.page) }
  }
  if (data.type === 'identify') return { type: 'identify', value: data.value }
  return null
}

function parsePage(page: Record<string, unknown>): Page {
  const attributes: Record<string, string> = {}
  for (const [name, value] of Object.entries(isRecord(page.attributes) ? page.attributes : {}).slice(0, 30)) {
    if (['string', 'number', 'boolean'].includes(typeof value))
      attributes[name.slice(0, 60)] = `${value}`.slice(0, 300)
  }
  return {
    url: text(page.url),
    title: text(page.title),
    referrer: text(page.referrer),
    ...(Object.keys(attributes).length ? { attributes } : {}),
  }
}
