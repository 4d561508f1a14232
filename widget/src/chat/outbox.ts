import type { NewContent, StoredFile } from '../api/wire.ts'
import { isRecord, trusted } from '../lib/shapes.ts'
import type { Memory } from '../lib/storage.ts'
import { continueAfter, uuidv7 } from '../lib/uuid.ts'

/** A message that the server has not yet confirmed. */
export interface Outgoing {
  id: string
  content: NewContent
  /** Of a file that is already there, for showing it. */
  file: StoredFile | null
  at: string
  /** Code of the refusal, when the server has said no for good. */
  failed: string | null
}

/**
 * What is to be sent, kept until the server has it: through a reload, a lost network, a killed server. Each
 * message lies under a key of its own, so that two tabs never overwrite each other's; and should both send the
 * same one, the server knows it by its id.
 */
export class Outbox {
  private items: Outgoing[]

  constructor(
    private readonly memory: Memory,
    private readonly prefix: string,
  ) {
    this.items = memory
      .keys(prefix)
      .sort()
      .flatMap((key) => parse(memory.get(key)))
    for (const { id } of this.items) continueAfter(id)
  }

  get all(): readonly Outgoing[] {
    return this.items
  }

  /** The next to go. Order is kept: nothing overtakes, but what was refused for good holds nobody up. */
  get next(): Outgoing | undefined {
    return this.items.find((item) => !item.failed)
  }

  add(content: NewContent, file: StoredFile | null, at: Date): void {
    this.put({ id: uuidv7(at.getTime()), content, file, at: at.toISOString(), failed: null })
  }

  fail(id: string, code: string): void {
    const item = this.items.find((item) => item.id === id)
    if (item) this.put({ ...item, failed: code })
  }

  /** Refused ones get another chance when the visitor asks for it. */
  retry(id: string): void {
    const item = this.items.find((item) => item.id === id)
    if (item) this.put({ ...item, failed: null })
  }

  /** The server has it, or the visitor took it back. */
  remove(ids: Iterable<string>): void {
    for (const id of ids) {
      if (!this.items.some((item) => item.id === id)) continue
      this.memory.set(this.prefix + id, null)
      this.items = this.items.filter((item) => item.id !== id)
    }
  }

  clear(): void {
    this.remove(this.items.map((item) => item.id))
  }

  private put(item: Outgoing): void {
    this.memory.set(this.prefix + item.id, JSON.stringify(item))
    const rest = this.items.filter((other) => other.id !== item.id)
    this.items = [...rest, item].sort((a, b) => (a.id < b.id ? -1 : 1))
  }
}

function parse(stored: string | null): Outgoing[] {
  try {
    const item: unknown = JSON.parse(stored ?? '')
    return isRecord(item) && item.id && isRecord(item.content) ? [trusted<Outgoing>(item)] : []
  } catch {
    return []
  }
}
