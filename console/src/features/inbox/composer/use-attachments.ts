import { useCallback, useRef, useState } from 'react'
import { api, upload } from '@/lib/api'
import { asProblem, Problem } from '@/lib/problem'
import type { StoredFile } from '@/lib/schemas'
import { uuidv7 } from '@/lib/uuid'
import { useBootstrap } from '@/live/bootstrap'

/** A file on its way to the server, or already there and waiting to be sent. */
export interface Attachment {
  key: string
  source: File
  /** A picture's own preview, made here. */
  preview: string | null
  state:
    | { type: 'uploading'; fraction: number }
    | { type: 'ready'; file: StoredFile }
    | { type: 'failed'; problem: Problem }
}

interface Attachments {
  items: Attachment[]
  add: (files: readonly File[]) => void
  remove: (key: string) => void
  retry: (key: string) => void
  /** Forgets all without deleting: they have been sent. */
  clear: () => void
}

/** Uploads side by side; each can be watched, cancelled and tried again by itself. */
export function useAttachments(): Attachments {
  const [items, setItems] = useState<Attachment[]>([])
  const aborts = useRef(new Map<string, AbortController>())
  const limit = useBootstrap((it) => it.me.account.maxFileBytes)

  const setState = useCallback((key: string, state: Attachment['state']) => {
    setItems((held) => held.map((it) => (it.key === key ? { ...it, state } : it)))
  }, [])

  const start = useCallback(
    async (key: string, source: File) => {
      const abort = new AbortController()
      aborts.current.set(key, abort)
      setState(key, { type: 'uploading', fraction: 0 })
      try {
        if (source.size > limit) throw new Problem(413, 'file-too-large', { limit })
        const file = await upload(source, {
          signal: abort.signal,
          onProgress: (fraction) => setState(key, { type: 'uploading', fraction }),
        })
        setState(key, { type: 'ready', file })
      } catch (failure) {
        if (!abort.signal.aborted) setState(key, { type: 'failed', problem: asProblem(failure) })
      }
    },
    [limit, setState],
  )

  const add = useCallback(
    (files: readonly File[]) => {
      const fresh = files.map(
        (source): Attachment => ({
          key: uuidv7(),
          source,
          preview: source.type.startsWith('image/') ? URL.createObjectURL(source) : null,
          state: { type: 'uploading', fraction: 0 },
        }),
      )
      setItems((held) => [...held, ...fresh])
      for (const { key, source } of fresh) void start(key, source)
    },
    [start],
  )

  const remove = (key: string) => {
    aborts.current.get(key)?.abort()
    const gone = items.find((it) => it.key === key)
    if (gone?.preview) URL.revokeObjectURL(gone.preview)
    if (gone?.state.type === 'ready') {
      const path = { id: gone.state.file.id }
      void api.delete('/files/{id}', { path }).catch(() => undefined)
    }
    setItems((held) => held.filter((it) => it.key !== key))
  }

  const retry = (key: string) => {
    const found = items.find((it) => it.key === key)
    if (found) void start(key, found.source)
  }

  const clear = () => {
    for (const { preview } of items) if (preview) URL.revokeObjectURL(preview)
    setItems([])
  }

  return { items, add, remove, retry, clear }
}
