import { api } from '@/lib/api'
import { asProblem } from '@/lib/problem'
import type { CallVia, Telephony } from '@/lib/schemas'
import { uuidv7 } from '@/lib/uuid'
import {
  type Callee,
  getPhone,
  isCalling,
  type PhoneActs,
  type PhoneCall,
  setCall,
  setPhone,
} from '@/live/phone'
import { lead } from './leader'
import { holdLines } from './lines'
import { factsOf, pause, say, sayLast, stateOf } from './report'
import type { Incoming, Voice } from './voice'

/** The server takes a call for lost of which nobody speaks for half a minute. */
const PULSE = 10_000
const PATIENCE = 12_000

interface Softphone {
  acts: PhoneActs
  /** By what one shall be able to call here. */
  serve: (telephony: Telephony) => void
  stop: () => void
}

/** Begins the telephone of this window: it answers what is asked of it until it is stopped. */
export function startSoftphone(): Softphone {
  let current: { id: string; voice: Voice | null } | null = null
  let leave: () => void = () => {}
  let pulse: number | undefined
  let isLeader = false
  let served: Telephony | null = null

  const isBusy = () => isCalling(getPhone())

  const rang = async (via: CallVia, { voice, who }: Incoming) => {
    const shown = await who().catch(() => null)
    if (!shown || isBusy()) {
      voice.beBusy()
      if (shown) await say(shown.id, 'refused', 'busy')
      return
    }
    leave = leadership.keep()
    start({ ...blank(shown.id, via, 'in'), ...factsOf(shown), phase: 'ringing' }, voice)
  }

  const lines = holdLines((via, call) => void rang(via, call))

  const leadership = lead(
    () => {
      isLeader = true
      lines.want(served)
    },
    () => {
      isLeader = false
      lines.stop()
    },
  )

  const dial = async (via: CallVia, { name, conversation, phone, connection }: Callee) => {
    if (isBusy()) return
    const id = uuidv7()
    const known = { name, conversation: conversation ?? null, phone: phone ?? '' }
    start({ ...blank(id, via, 'out'), ...known }, null)
    if (!isPossible()) return over(id, 'insecure')
    let number = ''
    try {
      if (!(await leadership.take())) return over(id, 'elsewhere')
      leave = leadership.keep()
      const called = conversation ? { conversation } : { phone: phone ?? '' }
      const shown = await api.post('/calls', { body: { id, via, ...called } })
      number = shown.phone
      setCall(id, factsOf(shown))
    } catch (failure) {
      return over(id, asProblem(failure).code)
    }
    await until(() => lines.find(via)?.isReady() ?? false)
    const { call } = getPhone()
    if (call?.id !== id || call.phase === 'over') return
    const line = lines.find(via)
    if (!line?.isReady()) {
      void say(id, 'failed', 'away')
      return over(id, 'away')
    }
    attach(id, line.call({ id, phone: number, connection: connection ?? null }))
  }

  const start = (call: PhoneCall, voice: Voice | null) => {
    current = { id: call.id, voice: null }
    setPhone({ call, isHidden: false, isDialling: false })
    pulse = window.setInterval(beat, PULSE)
    if (voice) attach(call.id, voice)
  }

  const attach = (id: string, voice: Voice) => {
    if (current?.id === id) current = { id, voice }
    voice.listen({
      onRinging: () => {
        if (getPhone().call?.phase === 'connecting') setCall(id, { phase: 'ringing' })
      },
      onTalking: () => {
        if (getPhone().call?.phase === 'talking') return
        setCall(id, { phase: 'talking', since: Date.now() })
        void say(id, 'answered')
      },
      onOver: (cause) => {
        void say(id, stateOf(getPhone().call, cause), cause)
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
    const why = isExpected(call, cause) ? null : cause
    setCall(id, { phase: 'over', why, lasted })
    setPhone({ isHidden: false })
    lines.settle()
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
    sayLast(call)
    lines.stop()
  }
  window.addEventListener('pagehide', bye)

  const voice = () => current?.voice ?? null
  return {
    serve: (telephony) => {
      served = telephony
      if (isLeader) lines.want(telephony)
    },
    acts: {
      dial: (via, callee) => void dial(via, callee),
      answer: () => {
        setCall(current?.id ?? '', { phase: 'connecting' })
        voice()?.answer()
      },
      hangUp: () => {
        const { call } = getPhone()
        if (voice()) voice()?.hangUp()
        else if (call) {
          void say(call.id, 'missed')
          over(call.id, null)
        }
      },
      mute: (isMuted) => {
        voice()?.mute(isMuted)
        setCall(current?.id ?? '', { isMuted })
      },
      hold: (on) => voice()?.hold(on),
      press: (key) => {
        setCall(current?.id ?? '', { keys: (getPhone().call?.keys ?? '') + key })
        voice()?.press(key)
      },
      dismiss: () => {
        if (!isBusy()) setPhone({ call: null })
      },
    },
    stop: () => {
      window.removeEventListener('pagehide', bye)
      bye()
      window.clearInterval(pulse)
      leave()
      lines.stop()
      leadership.stop()
      setPhone({ call: null })
    },
  }
}

/** What nobody wants to read of a call that is over: somebody gave up, or did not want to take it. */
function isExpected(call: PhoneCall | null, cause: string | null): boolean {
  const isIncoming = call?.direction === 'in'
  return cause === 'cancelled' || (isIncoming && (cause === 'refused' || cause === 'missed'))
}

/** Browsers give microphone and locks to encrypted pages only. */
function isPossible(): boolean {
  return 'locks' in navigator && 'mediaDevices' in navigator
}

function blank(id: string, via: CallVia, direction: PhoneCall['direction']): PhoneCall {
  return {
    id,
    via,
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

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE
  while (!condition() && Date.now() < end) await pause(100)
}
