import { useSyncExternalStore } from 'react'
import { asProblem, type Problem } from '@/lib/problem'
import type { ContentOf, Message, ReplyRequest, StoredFile } from '@/lib/schemas'
import { readStored, writeStored } from '@/lib/stored'
import type { Quote } from './drafts'

/** What a message waiting to go carries; files are on the server already. */
export type OutgoingContent =
  | { type: 'text'; body: string }
  | ContentOf<'location'>
  | ContentOf<'contacts'>
  | ContentOf<'interactive'>
  | { type: StoredFile['kind']; file: StoredFile; caption: string | null; voice?: boolean }
  | OutgoingTemplate

/** A template with its blanks filled: of what the server makes the message, and how that reads. */
export interface OutgoingTemplate {
  type: 'template'
  wish: TemplateWish
  reads: ContentOf<'template'>
}

export type TemplateWish = Extract<ReplyRequest['content'], { type: 'template' }>

export interface Outgoing {
  id: string
  conversationId: string
  kind: 'reply' | 'note'
  content: OutgoingContent
  /** What it answers. */
  quote?: Quote | null
  /** What becomes of a flow that is under way, where the agent was asked. */
  pauseFlow?: boolean
  at: string
  /** Why it was refused; absent while it waits or travels. */
  refused?: { status: number; code: string; extra: Readonly<Record<string, unknown>> }
}

export interface OutboxOptions {
  /** Where the waiting messages survive a reload; one place per person. */
  storageKey: string
  send: (outgoing: Outgoing) => Promise<Message>
  onSent: (message: Message) => void
  /** Answers whether the outbox should forget the message (it went back to the draft). */
  onRefused: (outgoing: Outgoing, problem: Problem) => boolean
  random?: () => number
}

const FIRST_WAIT = 1000
const LONGEST_WAIT = 30_000

/**
 * Messages on their way out. They leave one at a time in the order they were written, survive a
 * reload, and go again after a lost answer under the same id, which the server keeps once.
 */
export class Outbox {
  private entries: readonly Outgoing[]
  private readonly listeners = new Set<() => void>()
  private running = false
  private attempt = 0
  private retry: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly options: OutboxOptions) {
    this.entries = readStored<readonly Outgoing[]>(options.storageKey, [])
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly all = (): readonly Outgoing[] => this.entries

  add(outgoing: Outgoing): void {
    this.set([...this.entries, outgoing])
    void this.run()
  }

  again(id: string): void {
    this.set(
      this.entries.map((it) => {
        if (it.id !== id) return it
        const { refused: _, ...fresh } = it
        return fresh
      }),
    )
    this.hurry()
  }

  discard(id: string): void {
    this.set(this.entries.filter((it) => it.id !== id))
  }

  /** Sends what waits, now: at start, and when the network comes back. */
  hurry(): void {
    clearTimeout(this.retry)
    this.attempt = 0
    void this.run()
  }

  private async run(): Promise<void> {
    if (this.running) return
    this.running = true
    clearTimeout(this.retry)
    try {
      for (let next = this.next(); next; next = this.next()) {
        if (!(await this.deliver(next))) break
      }
    } finally {
      this.running = false
    }
  }

  private next(): Outgoing | undefined {
    return this.entries.find((it) => !it.refused)
  }

  /** Whether the next may follow: not while the network keeps this one from leaving. */
  private async deliver(outgoing: Outgoing): Promise<boolean> {
    try {
      const message = await this.options.send(outgoing)
      this.attempt = 0
      this.options.onSent(message)
      this.discard(outgoing.id)
      return true
    } catch (failure) {
      const problem = asProblem(failure)
      // Whoever is signed out finds it here after signing in again.
      if (problem.status === 401) return false
      if (problem.isPassing) {
        this.wait(problem)
        return false
      }
      if (this.options.onRefused(outgoing, problem)) this.discard(outgoing.id)
      else this.refuse(outgoing.id, problem)
      return true
    }
  }

  private refuse(id: string, { status, code, extra }: Problem): void {
    const refused = { status, code, extra }
    this.set(this.entries.map((it) => (it.id === id ? { ...it, refused } : it)))
  }

  private wait(problem: Problem): void {
    const asked = Number(problem.extra.retryAfterSeconds ?? 0) * 1000
    const ceiling = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.attempt)
    this.attempt += 1
    const jitter = (this.options.random ?? Math.random)() * ceiling
    this.retry = setTimeout(() => void this.run(), Math.max(asked, jitter))
  }

  private set(entries: readonly Outgoing[]): void {
    this.entries = entries
    writeStored(this.options.storageKey, entries)
    for (const listener of this.listeners) listener()
  }
}

/** Everything on its way out, in order; the same array until something changes. */
export function useOutbox(outbox: Outbox): readonly Outgoing[] {
  return useSyncExternalStore(outbox.subscribe, outbox.all)
}
