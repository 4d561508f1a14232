import { UA } from 'jssip'
import type { RTCSession } from 'jssip/lib/RTCSession'
import type { Socket } from 'jssip/lib/Socket'
import type { RTCSessionEvent } from 'jssip/lib/UA'
import { api } from '@/lib/api'
import type { CallEvents, Cause, LineEvents, Voice, VoiceLine } from './voice'

/** Who we are, in words that only our own server understands: see docs/decisions, 21. */
const HOST = 'prosa.invalid'
const SOCKET = '/api/v1/telephony/socket'
const CALL = 'X-Prosa-Call'

/** The server hangs up on whoever is silent; a sleeping window wakes once a minute. */
const SIGN_OF_LIFE = 25_000

/** An exchange whose STUN does not answer must not make anybody wait. */
const GATHERING = 1_500

const AUDIO = { audio: true, video: false }

/** Registers this window at the exchange, through our server, until it is stopped. */
export function openLine(events: LineEvents): VoiceLine {
  const agent = new UA({
    sockets: [new ServerSocket()],
    uri: `sip:me@${HOST}`,
    // The server puts the true one in its place.
    password: 'none',
    register: true,
    register_expires: 300,
    session_timers: true,
    no_answer_timeout: 90,
    connection_recovery_min_interval: 2,
    connection_recovery_max_interval: 20,
    user_agent: 'Prosa',
  })
  let isReady = false
  const away = () => {
    isReady = false
    events.onState('away')
  }
  agent.on('registered', () => {
    isReady = true
    events.onState('ready')
  })
  agent.on('unregistered', away)
  agent.on('registrationFailed', away)
  agent.on('disconnected', away)
  agent.on('newRTCSession', ({ originator, session, request }: RTCSessionEvent) => {
    if (String(originator) !== 'remote') return
    const id = request.getHeader(CALL)
    const who = (callId: string) => api.get('/calls/{callId}', { path: { callId } })
    if (id) events.onCall({ voice: callOf(session), who: () => who(id) })
    else session.terminate({ status_code: 480 })
  })
  agent.start()
  return {
    isReady: () => isReady,
    call: ({ id }) => callOf(agent.call(`sip:${id}@${HOST}`, { mediaConstraints: AUDIO })),
    stop: () => agent.stop(),
  }
}

function callOf(session: RTCSession): Voice {
  const sound = new Audio()
  sound.autoplay = true
  let heard: CallEvents | null = null
  let isOver = false
  const over = (cause: Cause | null) => {
    if (isOver) return
    isOver = true
    sound.srcObject = null
    heard?.onOver(cause)
  }
  const connect = (connection: RTCPeerConnection) => {
    connection.addEventListener('track', ({ streams, track }) => {
      sound.srcObject = streams[0] ?? new MediaStream([track])
    })
  }
  if (session.connection) connect(session.connection)
  session.on('peerconnection', ({ peerconnection }) => connect(peerconnection))
  let gathering: number | undefined
  session.on('icecandidate', ({ candidate, ready }) => {
    window.clearTimeout(gathering)
    if (candidate.type === 'srflx' || candidate.type === 'relay') ready()
    else gathering = window.setTimeout(ready, GATHERING)
  })
  session.on('progress', () => heard?.onRinging())
  session.on('confirmed', () => heard?.onTalking())
  session.on('accepted', () => heard?.onTalking())
  session.on('hold', () => heard?.onHeld(true))
  session.on('unhold', () => heard?.onHeld(false))
  session.on('ended', () => over(null))
  session.on('failed', ({ cause }) => over(causeOf(cause)))
  return {
    answer: () => session.answer({ mediaConstraints: AUDIO }),
    hangUp: () => {
      if (!session.isEnded()) session.terminate(session.isEstablished() ? {} : refusal(session))
    },
    beBusy: () => session.terminate({ status_code: 486 }),
    mute: (on) => (on ? session.mute({ audio: true }) : session.unmute({ audio: true })),
    hold: (on) => void (on ? session.hold() : session.unhold()),
    press: (key) => {
      try {
        session.sendDTMF(key, { transportType: 'RFC2833' as never })
      } catch {
        // The sound cannot carry it (yet): said beside it, as older exchanges want it anyway.
        session.sendDTMF(key)
      }
    },
    listen: (events) => {
      heard = events
      if (session.isEnded()) over('failed')
    },
  }
}

/** Who is called and does not want to refuses for all their telephones. */
function refusal(session: RTCSession) {
  return String(session.direction) === 'incoming' ? { status_code: 603 } : {}
}

function causeOf(cause: string): Cause {
  switch (cause) {
    case 'Busy':
      return 'busy'
    case 'Rejected':
      return 'refused'
    case 'Canceled':
      return 'cancelled'
    case 'No Answer':
    case 'Unavailable':
    case 'Expires':
    case 'Request Timeout':
      return 'missed'
    case 'Not Found':
    case 'Address Incomplete':
      return 'not-found'
    case 'User Denied Media Access':
      return 'no-microphone'
    case 'WebRTC Error':
    case 'Incompatible SDP':
    case 'Missing SDP':
    case 'Bad Media Description':
      return 'no-sound'
    case 'Connection Error':
      return 'away'
    default:
      return 'failed'
  }
}

/** Our own socket, which speaks SIP. It says that it lives, so that the server keeps it. */
class ServerSocket implements Socket {
  via_transport = 'WS'
  readonly sip_uri = `sip:${HOST};transport=ws`
  readonly url = SOCKET
  onconnect = () => {}
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = () => {}
  ondata: (data: unknown) => void = () => {}
  private socket: WebSocket | null = null
  private pulse: number | undefined

  connect(): void {
    const scheme = window.location.protocol === 'https:' ? 'wss:' : 'ws:'
    const socket = new WebSocket(`${scheme}//${window.location.host}${SOCKET}`, 'sip')
    this.socket = socket
    socket.onopen = () => {
      this.pulse = window.setInterval(() => this.send('\r\n\r\n'), SIGN_OF_LIFE)
      this.onconnect()
    }
    socket.onmessage = ({ data }) => this.ondata(String(data))
    socket.onclose = ({ wasClean, code, reason }) => {
      window.clearInterval(this.pulse)
      if (this.socket === socket) this.ondisconnect(!wasClean, code, reason)
    }
  }

  disconnect(): void {
    window.clearInterval(this.pulse)
    const { socket } = this
    this.socket = null
    socket?.close()
  }

  send(message: string): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false
    this.socket.send(message)
    return true
  }

  isConnected(): boolean {
    return this.socket?.readyState === WebSocket.OPEN
  }

  isConnecting(): boolean {
    return this.socket?.readyState === WebSocket.CONNECTING
  }
}
