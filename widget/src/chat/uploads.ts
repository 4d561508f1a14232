import type { StoredFile } from '../api/wire.ts'
import { asProblem, Problem, problemFrom } from '../lib/problem.ts'
import { trusted } from '../lib/shapes.ts'

export interface Uploading {
  id: number
  name: string
  size: number
  share: number
  /** A picture that we can already show, from the visitor's own disk. */
  preview: string | null
}

interface Upload {
  done: Promise<StoredFile>
  cancel(): void
}

export interface UploadWorld {
  admit(): Promise<void>
  /** Where files go. */
  path: string
  token(): string | null
  limit(): number
  stored(file: StoredFile): void
  refused(problem: Problem, name: string): void
  changed(): void
}

/** Files on their way up: all at once, each with its progress and its own way out. */
export class Uploads {
  private readonly running = new Map<number, Uploading & { cancel(): void }>()
  private count = 0

  constructor(private readonly world: UploadWorld) {}

  get all(): Uploading[] {
    return [...this.running.values()]
  }

  add(files: Iterable<File>): void {
    for (const file of files) void this.start(file)
  }

  cancel(id: number): void {
    this.running.get(id)?.cancel()
    this.running.delete(id)
    this.world.changed()
  }

  private async start(file: File): Promise<void> {
    const id = ++this.count
    const limit = this.world.limit()
    // The server would say the same, but after the last byte.
    if (file.size > limit) return this.world.refused(new Problem('file-too-large', 413, { limit }), file.name)
    if (file.size === 0) return this.world.refused(new Problem('file-empty', 400), file.name)
    const preview = /^image\/(png|jpeg|gif|webp)$/.test(file.type) ? URL.createObjectURL(file) : null
    const item = { id, name: file.name, size: file.size, share: 0, preview, cancel: () => {} }
    this.running.set(id, item)
    this.world.changed()
    try {
      await this.world.admit()
      if (!this.running.has(id)) return
      const upload = this.upload(file, (share) => {
        item.share = share
        this.world.changed()
      })
      item.cancel = upload.cancel
      this.world.stored(await upload.done)
    } catch (error) {
      const problem = asProblem(error)
      if (problem.code !== 'cancelled') this.world.refused(problem, file.name)
    } finally {
      if (preview) URL.revokeObjectURL(preview)
      this.running.delete(id)
      this.world.changed()
    }
  }

  /** By XMLHttpRequest, which alone tells how much has gone up. */
  private upload(file: File, progress: (share: number) => void): Upload {
    const request = new XMLHttpRequest()
    const done = new Promise<StoredFile>((resolve, reject) => {
      request.open('POST', `${this.world.path}/files?name=${encodeURIComponent(file.name)}`)
      request.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
      const token = this.world.token()
      if (token) request.setRequestHeader('Authorization', `Bearer ${token}`)
      request.upload.onprogress = (event) => progress(event.total ? event.loaded / event.total : 0)
      request.onerror = () => reject(new Problem('network', 0))
      request.onabort = () => reject(new Problem('cancelled', 0))
      request.onload = () => {
        if (request.status < 300) resolve(trusted(JSON.parse(request.responseText)))
        else
          reject(problemFrom(request.status, request.responseText, request.getResponseHeader('Retry-After')))
      }
      request.send(file)
    })
    return { done, cancel: () => request.abort() }
  }
}
