import type { NewMessage, VisitorMessage } from '../api/wire.ts'
import { backoffMillis } from '../lib/backoff.ts'
import { asProblem, type Problem } from '../lib/problem.ts'
import type { Outbox, Outgoing } from './outbox.ts'

export interface SenderWorld {
  /** Makes sure that we are known to the server; throws a `Problem` when that is refused. */
  admit(): Promise<void>
  send(message: NewMessage): Promise<VisitorMessage>
  describe(item: Outgoing): NewMessage
  confirmed(message: VisitorMessage): void
  /** Told before the outbox goes on; the sender has already decided what happens to the item. */
  refused(problem: Problem): void
  changed(): void
}

/**
 * Empties the outbox, one message at a time and in order. What may have got through and what surely has not are
 * treated alike: sent again under the same id, until the server has answered.
 */
export class Sender {
  private running = false
  private attempt = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly outbox: Outbox,
    private readonly world: SenderWorld,
  ) {}

  /** There is something to send, or a reason to hope again: the wait is over. */
  async wake(): Promise<void> {
    clearTimeout(this.timer)
    if (this.running) return
    this.running = true
    let goOn = true
    while (goOn) {
      const item = this.outbox.next
      goOn = item !== undefined && (await this.deliver(item))
    }
    this.running = false
  }

  stop(): void {
    clearTimeout(this.timer)
  }

  private async deliver(item: Outgoing): Promise<boolean> {
    try {
      await this.world.admit()
      const message = await this.world.send(this.world.describe(item))
      this.attempt = 0
      this.outbox.remove([item.id])
      this.world.confirmed(message)
      return true
    } catch (error) {
      return this.settle(item, asProblem(error))
    }
  }

  private settle(item: Outgoing, problem: Problem): boolean {
    let goOn = false
    if (problem.status === 429) this.later(problem.retryAfterSeconds * 1000)
    else if (problem.temporary || problem.status === 401) this.later(backoffMillis(++this.attempt) + 100)
    else {
      this.outbox.fail(item.id, problem.code)
      goOn = problem.code !== 'blocked'
    }
    this.world.refused(problem)
    this.world.changed()
    return goOn
  }

  private later(millis: number): void {
    this.timer = setTimeout(() => void this.wake(), millis)
  }
}
