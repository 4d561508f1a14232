import type { Client } from '../api/client.ts'

const SHORTEST = 3_000
const LONGEST = 30_000

/**
 * Where no socket gets through (a proxy that knows no WebSockets), the conversation is read again and again
 * instead: soon after something was said, seldom while nothing happens. Fetched only where it is needed.
 */
export class Polling {
  private timer: ReturnType<typeof setTimeout> | undefined
  private wait = SHORTEST

  constructor(
    private readonly client: Client,
    /** Answers whether there was anything new. */
    private readonly read: () => Promise<boolean>,
    private readonly visible: () => boolean,
  ) {}

  /** Something was said here, or somebody has come back to look: an answer may be near. */
  hurry(): void {
    this.wait = SHORTEST
    this.later()
  }

  stop(): void {
    clearTimeout(this.timer)
  }

  /** What a socket would have carried. A receipt that is lost is told with the next one. */
  receipts(delivered: number, read: number): void {
    this.client.call('PUT', '/receipts', { delivered, read }).catch(() => {})
  }

  private later(): void {
    this.stop()
    this.timer = setTimeout(() => void this.ask(), this.visible() ? this.wait : LONGEST)
  }

  private async ask(): Promise<void> {
    this.wait = (await this.read()) ? SHORTEST : Math.min(LONGEST, this.wait * 1.5)
    this.later()
  }
}
