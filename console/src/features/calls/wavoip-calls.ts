import type { CallActive, CallOutgoing, Offer, Wavoip } from '@wavoip/wavoip-api'
import type { CallEvents, Cause, Voice } from './voice'

/** What both directions have in common once they talk. Wavoip knows no waiting, and no keys. */
export abstract class WavoipCall implements Voice {
  protected active: CallActive | null = null
  protected ended: { cause: Cause | null } | null = null
  private heard: CallEvents | null = null
  private rings = false
  private isMuted = false

  abstract answer(): void
  abstract hangUp(): void
  abstract beBusy(): void
  /** The window goes away. What rings here goes on ringing at the others. */
  abstract leave(): void

  get isOver(): boolean {
    return this.ended !== null
  }

  /** Tells also what happened before anybody listened. */
  listen(events: CallEvents): void {
    this.heard = events
    if (this.ended) events.onOver(this.ended.cause)
    else if (this.active) events.onTalking()
    else if (this.rings) events.onRinging()
  }

  mute(on: boolean): void {
    this.isMuted = on
    void (on ? this.active?.mute() : this.active?.unmute())
  }

  hold(): void {}

  press(): void {}

  protected ring(): void {
    this.rings = true
    this.heard?.onRinging()
  }

  protected talk(call: CallActive): void {
    this.active = call
    call.on('ended', () => this.over(null))
    call.on('error', (reason) => this.over(causeOf(reason)))
    this.heard?.onTalking()
  }

  protected over(cause: Cause | null): void {
    if (this.ended) return
    this.ended = { cause }
    // Wavoip's program would keep the microphone off in the next call.
    if (this.isMuted) void this.active?.unmute()
    this.heard?.onOver(cause)
  }
}

/** Somebody calls one of the devices. */
export class IncomingCall extends WavoipCall {
  private readonly offer: Offer

  constructor(offer: Offer) {
    super()
    this.offer = offer
    offer.on('acceptedElsewhere', () => this.over('taken'))
    offer.on('rejectedElsewhere', () => this.over('refused'))
    offer.on('unanswered', () => this.over('missed'))
    offer.on('ended', () => this.over('cancelled'))
  }

  answer(): void {
    void this.accept()
  }

  private async accept() {
    if (!(await hasMicrophone())) return this.over('no-microphone')
    const { call } = await this.offer.accept()
    if (!call) return this.over('failed')
    if (this.ended) void call.end()
    else this.talk(call)
  }

  hangUp(): void {
    const { active } = this
    this.over(active ? null : 'refused')
    void (active ? active.end() : this.offer.reject())
  }

  leave(): void {
    if (!this.isOver) void this.active?.end()
  }

  /** It goes on ringing at the others. */
  beBusy(): void {}
}

/** A device calls somebody. */
export class OutgoingCall extends WavoipCall {
  private call: CallOutgoing | null = null

  /** @param tokens the devices to try, in this order */
  constructor(wavoip: Wavoip, to: string, tokens: string[]) {
    super()
    void this.start(wavoip, to, tokens)
  }

  private async start(wavoip: Wavoip, to: string, tokens: string[]) {
    if (!(await hasMicrophone())) return this.over('no-microphone')
    if (tokens.length === 0) return this.over('no-device')
    const { call, err } = await wavoip.startCall({ to, fromTokens: tokens })
    if (!call) return this.over(causeOf(err.devices.at(-1)?.reason ?? ''))
    if (this.ended) {
      void call.end()
      return
    }
    this.call = call
    call.on('peerAccept', (active) => this.talk(active))
    call.on('peerReject', () => this.over('refused'))
    call.on('unanswered', () => this.over('missed'))
    call.on('ended', () => this.over(null))
    call.on('status', (status) => {
      if (status === 'RINGING') this.ring()
      if (status === 'FAILED') this.over('failed')
    })
  }

  answer(): void {}

  hangUp(): void {
    this.over(this.active ? null : 'cancelled')
    void (this.active ?? this.call)?.end()
  }

  leave(): void {
    if (!this.isOver) void (this.active ?? this.call)?.end()
  }

  beBusy(): void {}
}

/** Wavoip's program does not say when it gets none, so it is asked for before. */
async function hasMicrophone(): Promise<boolean> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
    for (const track of stream.getTracks()) track.stop()
    return true
  } catch {
    return false
  }
}

function causeOf(reason: string): Cause {
  switch (reason) {
    case 'ACCOUNT_RESTRICTED':
    case 'NO_CALL_PERMISSION':
      return 'restricted'
    case 'AUDIO_TIMEOUT':
    case 'PEER_TX_TIMEOUT':
    case 'PEER_RX_TIMEOUT':
      return 'no-sound'
    case 'CONNECTION_TIMEOUT':
      return 'away'
    default:
      return 'failed'
  }
}
