import { type FromHost, parseFromHost, type ToHost } from './protocol.ts'

/**
 * The frame's end of the line to the host page. The first valid message, from our parent and with the nonce of
 * our address, tells the host's origin; from then on only that origin is heard and spoken to.
 */
export class Host {
  private origin: string | null = null
  private readonly nonce = location.hash.slice(1)

  constructor(private readonly receive: (message: FromHost) => void) {
    addEventListener('message', this.take)
  }

  send(message: ToHost): void {
    if (this.origin) parent.postMessage({ ...message, nonce: this.nonce }, this.origin)
  }

  private readonly take = ({ source, origin, data }: MessageEvent): void => {
    const known = this.origin ?? location.ancestorOrigins?.[0] ?? origin
    if (source !== parent || origin !== known || !this.nonce) return
    const message = parseFromHost(data, this.nonce)
    if (!message) return
    if (!this.origin) {
      this.origin = origin
      this.send({ type: 'ready' })
    }
    this.receive(message)
  }
}
