import type { ClientFrame, Page, ServerFrame } from '../api/types.ts'
import { backoffMillis } from '../lib/backoff.ts'
import { isRecord, trusted } from '../lib/shapes.ts'

export interface SocketListener {
  /** The server greeted us: what happened meanwhile must now be read. */
  ready(): void
  lost(): void
  frame(frame: ServerFrame): void
  /** The token is no longer taken. */
  refused(): void
  /** The visitor is kept out; the token is still theirs. */
  blocked(): void
}

const SIGNED_OUT = 4401
const BLOCKED = 4403

/** One socket that comes back by itself. It carries news, never the only copy of anything. */
export class LiveSocket {
  private socket: WebSocket | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private attempt = 0
  private greeted = false

  constructor(
    private readonly url: string,
    private readonly hello: () => { token: string; page: Page },
    private readonly listener: SocketListener,
  ) {}

  get open(): boolean {
    return this.greeted
  }

  connect(): void {
    if (this.socket) return
    clearTimeout(this.timer)
    const socket = new WebSocket(this.url)
    this.socket = socket
    // A server that takes the connection but never greets counts as one that does not answer.
    this.timer = setTimeout(() => this.drop(), 10_000)
    socket.onopen = () => this.write({ type: 'hello', ...this.hello() })
    socket.onmessage = (event) => this.take(event.data)
    socket.onclose = (event) => this.closed(socket, event.code)
  }

  send(frame: ClientFrame): boolean {
    if (this.greeted) this.write(frame)
    return this.greeted
  }

  /** The network came back or went: do not wait for the time-out to notice. */
  restart(): void {
    this.attempt = 0
    this.drop()
    this.connect()
  }

  close(): void {
    clearTimeout(this.timer)
    const socket = this.socket
    this.socket = null
    this.greeted = false
    socket?.close()
  }

  private drop(): void {
    const socket = this.socket
    if (socket) {
      socket.close()
      this.closed(socket, 0)
    }
  }

  private write(frame: ClientFrame): void {
    this.socket?.send(JSON.stringify(frame))
  }

  private take(data: unknown): void {
    const frame: unknown = JSON.parse(`${data}`)
    if (!isRecord(frame)) return
    if (frame.type === 'hello') {
      clearTimeout(this.timer)
      this.attempt = 0
      this.greeted = true
      this.listener.ready()
    } else this.listener.frame(trusted(frame))
  }

  private closed(socket: WebSocket, code: number): void {
    if (socket !== this.socket) return
    this.socket = null
    clearTimeout(this.timer)
    if (this.greeted) this.listener.lost()
    this.greeted = false
    if (code === SIGNED_OUT) return this.listener.refused()
    if (code === BLOCKED) return this.listener.blocked()
    this.timer = setTimeout(() => this.connect(), backoffMillis(this.attempt++))
  }
}
