import type { Client } from '../api/client.ts'
import type { Language, Page, VisitorDetails } from '../api/wire.ts'
import type { Memory } from '../lib/storage.ts'

export interface AdmissionWorld {
  client: Client
  memory: Memory
  language(): Language
  page(): Page
  /** What the visitor has told of themselves so far. */
  details(): VisitorDetails
  /** The server knows us now, under another token than before. */
  admitted(): void
}

/** The visitor's token: where it comes from, where it is kept, and when it goes. */
export class Admission {
  /** The answer to the form's question, if it asked one. */
  consented: boolean | undefined
  private running: Promise<void> | null = null

  constructor(
    private readonly world: AdmissionWorld,
    private readonly key: string,
  ) {
    world.client.token = world.memory.get(key)
  }

  /** A visitor is made when there is something to say, not for everybody who passes by. */
  admit(): Promise<void> {
    if (this.world.client.token) return Promise.resolve()
    this.running ??= this.register().finally(() => {
      this.running = null
    })
    return this.running
  }

  /** Few pages vouch for their users: what it takes comes when one does. */
  async identify(said: unknown): Promise<void> {
    const { vouchedToken } = await import('./identity.ts')
    const token = await vouchedToken(this.world, said)
    if (token) this.enter(token)
  }

  forget(): void {
    this.world.client.token = null
    this.world.memory.set(this.key, null)
  }

  private async register(): Promise<void> {
    const { client, details, language, page } = this.world
    const { token } = await client.register({
      ...details(),
      ...(this.consented && { consent: true }),
      language: language(),
      page: page(),
    })
    this.enter(token)
  }

  private enter(token: string): void {
    this.world.client.token = token
    this.world.memory.set(this.key, token)
    this.world.admitted()
  }
}
