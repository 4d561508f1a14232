import { api } from '@/lib/api'
import { asProblem } from '@/lib/problem'
import type { CallState } from '@/lib/schemas'
import { uuidv7 } from '@/lib/uuid'
import { getPhone, type PhoneActs, type PhoneCall, setCall, setPhone } from '@/live/phone'
import { lead } from './leader'
import type { Cause, SipCall, SipLine } from './sip'

/** The server takes a call for lost of which nobody speaks for half a minute. */
const PULSE = 10_000
const PATIENCE = 12_000
const TRIES = 5

/** Begins the telephone of this window: it answers what is asked of it until it is stopped. */
export function startSoftphone(): { acts: PhoneActs; stop: () => void } {
  let line: SipLine | null = null
  let current: { id: string; sip: SipCall | null } | null = null
  let leave: () => void = () => {}
  let pulse: number | undefined
  let isStopped = false

  const leadership = lead(
    () => void begin(),
    () => end(),
  )

  const begin = async () => {
    setPhone({ line: 'connecting' })
    const { openLine } = await import('./sip')
    if (isStopped || line) return
    line = openLine({
      onReady: () => setPhone({ line: 'ready' }),
      onAway: () => setPhone({ line: 'away' }),
      onCall: (id, sip) => void rang(id, sip),
    })
  }

  const end = () => {
    line?.stop()
    line = null
    setPhone({ line: 'off' })
  }

  const isBusy = () => {
    const { call } = getPhone()
    return call !== null && call.phase !== 'over'
  }

  const rang = async (id: string, sip: SipCall) => {
    if (isBusy()) {
      sip.beBusy()
      await say(id, 'refused', 'busy')
      return
    }
    const shown = await api.get('/calls/{callId}', { path: { callId: id } }).catch(() => null)
    if (!shown || isBusy()) {
      sip.beBusy()
      return
    }
    leave = leadership.keep()
    start({ ...blank(id, 'in'), ...factsOf(shown), phase: 'ringing' }, sip)
  }

  const dial = async (conversation: string, name: string) => {
    if (isBusy()) return
    const id = uuidv7()
    start({ ...blank(id, 'out'), name, conversation }, null)
    if (!isPossible()) return over(id, 'insecure')
    try {
      if (!(await leadership.take())) return over(id, 'elsewhere')
      leave = leadership.keep()
      const shown = await api.post('/calls', { body: { id, conversation, via: 'pbx' } })
      setCall(id, factsOf(shown))
    } catch (failure) {
      return over(id, asProblem(failure).code)
    }
    await until(() => line?.isReady() ?? false)
    const { call } = getPhone()
    if (call?.id !== id || call.phase === 'over') return
    if (!line?.isReady()) {
      void say(id, 'failed', 'away')
      return over(id, 'away')
    }
    attach(id, line.call(id))
  }

  const start = (call: PhoneCall, sip: SipCall | null) => {
    current = { id: call.id, sip: null }
    setPhone({ call })
    if (sip) attach(call.id, sip)
    pulse = window.setInterval(beat, PULSE)
  }

  const attach = (id: string, sip: SipCall) => {
    if (current?.id === id) current = { id, sip }
    sip.listen({
      onRinging: () => {
        if (getPhone().call?.phase === 'connecting') setCall(id, { phase: 'ringing' })
      },
      onTalking: () => {
        if (getPhone().call?.phase === 'talking') return
        setCall(id, { phase: 'talking', since: Date.now() })
        void say(id, 'answered')
      },
      onOver: (cause) => {
        void say(id, stateOf(getPhone().call, cause), cause && CODES.has(cause) ? cause : null)
        over(id, cause)
      },
      onHeld: (isHeld) => setCall(id, { isHeld }),
    })
  }

  const over = (id: string, cause: string | null) => {
    window.clearInterval(pulse)
    leave()
    leave = () => {}
    const { call } = getPhone()
    const lasted = call?.since ? Date.now() - call.since : null
    setCall(id, { phase: 'over', why: cause === 'cancelled' ? null : cause, lasted })
  }

  const beat = () => {
    const { call } = getPhone()
    if (call && call.phase !== 'over') {
      void say(call.id, call.phase === 'talking' ? 'answered' : 'ringing')
    }
  }

  const bye = () => {
    const { call } = getPhone()
    if (!call || call.phase === 'over') return
    const state = stateOf(call, null)
    void api
      .put('/calls/{callId}/state', {
        path: { callId: call.id },
        body: { state, failure: null },
        outlivesPage: true,
      })
      .catch(() => undefined)
    line?.stop()
  }
  window.addEventListener('pagehide', bye)

  const sip = () => current?.sip ?? null
  return {
    acts: {
      dial: (conversation, name) => void dial(conversation, name),
      answer: () => {
        setCall(current?.id ?? '', { phase: 'connecting' })
        sip()?.answer()
      },
      hangUp: () => {
        const { call } = getPhone()
        if (sip()) sip()?.hangUp()
        else if (call) {
          void say(call.id, 'missed')
          over(call.id, null)
        }
      },
      mute: (isMuted) => {
        sip()?.mute(isMuted)
        setCall(current?.id ?? '', { isMuted })
      },
      hold: (on) => sip()?.hold(on),
      press: (key) => {
        setCall(current?.id ?? '', { keys: (getPhone().call?.keys ?? '') + key })
        sip()?.press(key)
      },
      dismiss: () => {
        if (!isBusy()) setPhone({ call: null })
      },
    },
    stop: () => {
      isStopped = true
      window.removeEventListener('pagehide', bye)
      bye()
      window.clearInterval(pulse)
      leave()
      end()
      leadership.stop()
      setPhone({ call: null })
    },
  }
}

/** Browsers give microphone and locks to encrypted pages only. */
function isPossible(): boolean {
  return 'locks' in navigator && 'mediaDevices' in navigator
}

/** What the line of the conversation says beside how it ended. */
const CODES = new Set<Cause>(['busy', 'not-found', 'no-microphone', 'no-sound', 'away', 'failed'])

function stateOf(call: PhoneCall | null, cause: Cause | null): CallState {
  if (call?.since) return 'ended'
  switch (cause) {
    case 'busy':
    case 'refused':
      return 'refused'
    case 'not-found':
    case 'no-microphone':
    case 'no-sound':
    case 'away':
    case 'failed':
      return 'failed'
    default:
      return 'missed'
  }
}

function blank(id: string, direction: PhoneCall['direction']): PhoneCall {
  return {
    id,
    via: 'pbx',
    direction,
    phase: 'connecting',
    name: null,
    phone: '',
    photo: null,
    conversation: null,
    since: null,
    lasted: null,
    isMuted: false,
    isHeld: false,
    keys: '',
    why: null,
  }
}

interface Facts {
  name?: string | null
  phone: string
  photo?: string | null
  conversationId?: string | null
}

function factsOf({ name, phone, photo, conversationId }: Facts): Partial<PhoneCall> {
  const facts: Partial<PhoneCall> = { phone, photo: photo ?? null }
  if (name) facts.name = name
  if (conversationId) facts.conversation = conversationId
  return facts
}

/** Tells the server how far a call got. What ends it is said again until it was heard. */
async function say(callId: string, state: CallState, failure: string | null = null) {
  const isLast = state !== 'ringing' && state !== 'answered'
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await api.put('/calls/{callId}/state', {
        path: { callId },
        body: { state, failure },
      })
    } catch (problem) {
      if (!isLast || attempt >= TRIES || !asProblem(problem).isPassing) return undefined
      await pause(1000 * attempt)
    }
  }
}

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE
  while (!condition() && Date.now() < end) await pause(100)
}

function pause(millis: number): Promise<void> {
  return new Promise((resolve) => window.setTimeout(resolve, millis))
}
