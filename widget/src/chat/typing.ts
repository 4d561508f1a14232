const AGAIN_MILLIS = 3000
const IDLE_MILLIS = 5000

/** Tells the agent that the visitor is typing: at once, then seldom, and once when it is over. */
export class OwnTyping {
  private toldAt = Number.NEGATIVE_INFINITY
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly tell: (on: boolean) => void) {}

  typed(text: string, now: number = Date.now()): void {
    if (!text) return this.stop()
    if (now - this.toldAt >= AGAIN_MILLIS) {
      this.toldAt = now
      this.tell(true)
    }
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.stop(), IDLE_MILLIS)
  }

  stop(): void {
    clearTimeout(this.timer)
    if (this.toldAt === Number.NEGATIVE_INFINITY) return
    this.toldAt = Number.NEGATIVE_INFINITY
    this.tell(false)
  }
}
