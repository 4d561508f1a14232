import { type ChatState, emptyState } from './state.ts'

/** What the screen shows, and who wants to know when it changes. */
export class Store {
  state: ChatState = emptyState
  private readonly listeners = new Set<() => void>()

  constructor(private readonly changed: (now: ChatState, before: ChatState) => void) {}

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  update(change: Partial<ChatState>): void {
    const before = this.state
    this.state = { ...before, ...change }
    for (const listener of this.listeners) listener()
    this.changed(this.state, before)
  }
}
