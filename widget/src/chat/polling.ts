import type { Client } from '../api/client.ts'

const SHORTEST = 3_000
const LONGEST = 30_000

interface PollingWorld {
  client: Client
  visible(): boolean
}

/**
 * Where no socket gets through (a proxy that knows no WebSockets), the conversation is read again and again
 * instead: soon after something was said, seldom while nothing happens. Fetched only where it is needed.
 */
export class Polling {
  private timer: ReturnType<typeof setTimeout> | undefined
  private wait = SHORTEST
  private isOver = false

  constructor(
    private readonly world: PollingWorld,
    /** Answers whether there was anything new. */
    private readonly read: () => Promise<boolean>,
  ) {
    // No socket says that somebody is there: reading does, as long as somebody looks.
    const { client } = world
    client.conversation = () =>
      client.call('GET', `/conversation${world.visible() && !this.isOver ? '?present=true' : ''}`)
  }

  /** Something was said here, or somebody has come back to look: an answer may be near. */
  hurry(): void {
    this.wait = SHORTEST
    this.later()
  }

  stop(): void {
    this.isOver = true
    clearTimeout(this.timer)
  }

  /** What a socket would have carried. A receipt that is lost is told with the next one. */
  receipts(delivered: number, read: number): void {
    this.world.client.call('PUT', '/receipts', { delivered, read }).catch(() => {})
  }

  private later(): void {
    clearTimeout(this.timer)
    if (this.isOver) return
    this.timer = setTimeout(() => void this.ask(), this.world.visible() ? this.wait : LONGEST)
  }

  private async ask(): Promise<void> {
    this.wait = (await this.read()) ? SHORTEST : Math.min(LONGEST, this.wait * 1.5)
    this.later()
  }
}
