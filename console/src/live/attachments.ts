import { useSyncExternalStore } from 'react'
import { api, upload } from '@/lib/api'
import { asProblem, Problem } from '@/lib/problem'
import type { StoredFile } from '@/lib/schemas'
import { uuidv7 } from '@/lib/uuid'

/** A file of this machine, or one that the server has and of which the message gets a copy. */
export type Source = File | StoredFile

/** A file on its way to the server, or already there and waiting to be sent. */
export interface Attachment {
  key: string
  source: Source
  /** A picture's own preview, made here if it comes from here. */
  preview: string | null
  state:
    | { type: 'uploading'; fraction: number }
    | { type: 'ready'; file: StoredFile }
    | { type: 'failed'; problem: Problem }
}

/**
 * The files chosen in one place, a conversation or a form that takes a file, and what is to happen once all of
 * them are there.
 */
interface Tray {
  items: readonly Attachment[]
  whenReady: (() => void) | null
}

const EMPTY: Tray = { items: [], whenReady: null }

const trays = new Map<string, Tray>()
const aborts = new Map<string, AbortController>()
const listeners = new Set<() => void>()

function trayOf(place: string): Tray {
  return trays.get(place) ?? EMPTY
}

function put(place: string, tray: Tray): void {
  if (tray.items.length === 0) trays.delete(place)
  else trays.set(place, tray)
  for (const listener of listeners) listener()
}

/** A state for a file that was taken out meanwhile is of no interest any more. */
function setState(place: string, key: string, state: Attachment['state']): void {
  const tray = trayOf(place)
  const items = tray.items.map((it) => (it.key === key ? { ...it, state } : it))
  const whenReady = state.type === 'failed' ? null : tray.whenReady
  put(place, { items, whenReady })
  settle(place)
}

function settle(place: string): void {
  const { items, whenReady } = trayOf(place)
  if (!whenReady || items.some((it) => it.state.type !== 'ready')) return
  put(place, { items, whenReady: null })
  whenReady()
}

async function start(place: string, key: string, source: Source, limit: number): Promise<void> {
  const abort = new AbortController()
  aborts.set(key, abort)
  const tell = (state: Attachment['state']) => setState(place, key, state)
  tell({ type: 'uploading', fraction: 0 })
  try {
    if (source.size > limit) throw new Problem(413, 'file-too-large', { limit })
    const { signal } = abort
    const onProgress = (fraction: number) => tell({ type: 'uploading', fraction })
    const file =
      source instanceof File
        ? await upload(source, { signal, onProgress })
        : await copyOf(source, signal)
    tell({ type: 'ready', file })
  } catch (failure) {
    if (!abort.signal.aborted) tell({ type: 'failed', problem: asProblem(failure) })
  } finally {
    aborts.delete(key)
  }
}

/** What is sent is a copy of one's own: the file that it was made of stays where it is. */
export function copyOf({ id }: StoredFile, signal?: AbortSignal): Promise<StoredFile> {
  return api.post('/files/{id}/copies', { path: { id }, ...(signal && { signal }) })
}

function previewOf(source: Source): string | null {
  if (source instanceof File) {
    return source.type.startsWith('image/') ? URL.createObjectURL(source) : null
  }
  return source.thumbnail ? `/api/v1/files/${source.id}/thumbnail` : null
}

/** Uploads side by side; each can be watched, cancelled and tried again by itself. */
export function attach(place: string, files: readonly Source[], limit: number): void {
  const fresh = files.map(
    (source): Attachment => ({
      key: uuidv7(),
      source,
      preview: previewOf(source),
      state: { type: 'uploading', fraction: 0 },
    }),
  )
  const { items, whenReady } = trayOf(place)
  put(place, { items: [...items, ...fresh], whenReady })
  for (const { key, source } of fresh) void start(place, key, source, limit)
}

export function detach(place: string, key: string): void {
  aborts.get(key)?.abort()
  const { items, whenReady } = trayOf(place)
  const gone = items.find((it) => it.key === key)
  if (gone?.preview) URL.revokeObjectURL(gone.preview)
  if (gone?.state.type === 'ready') {
    const path = { id: gone.state.file.id }
    void api.delete('/files/{id}', { path }).catch(() => undefined)
  }
  const left = items.filter((it) => it.key !== key)
  // Without its last file there may be nothing to send: whoever took it out presses again.
  put(place, { items: left, whenReady: left.length === 0 ? null : whenReady })
  settle(place)
}

export function retryAttachment(place: string, key: string, limit: number): void {
  const found = trayOf(place).items.find((it) => it.key === key)
  if (found) void start(place, key, found.source, limit)
}

/** Does it once all files are there, wherever the agent looks by then; null is for changing one's mind. */
export function whenAttached(place: string, act: (() => void) | null): void {
  put(place, { ...trayOf(place), whenReady: act })
  if (act && trayOf(place).items.length === 0) act()
  else settle(place)
}

/** Forgets all without deleting, for they have been sent; answers those that are on the server. */
export function takeAttached(place: string): StoredFile[] {
  const { items } = trayOf(place)
  for (const { preview } of items) if (preview) URL.revokeObjectURL(preview)
  put(place, EMPTY)
  return items.flatMap(({ state }) => (state.type === 'ready' ? [state.file] : []))
}

/** For signing out, and for tests: whatever still uploads is stopped. */
export function forgetAttachments(): void {
  for (const abort of aborts.values()) abort.abort()
  for (const place of [...trays.keys()]) takeAttached(place)
}

/** The files of one place; those of a conversation stay while its agent looks at another one. */
export function useAttachments(place: string): Tray {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => trayOf(place),
  )
}
