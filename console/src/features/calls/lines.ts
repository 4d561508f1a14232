import type { CallVia, Telephony } from '@/lib/schemas'
import { getPhone, isCalling, setLine } from '@/live/phone'
import { canCallBy } from '@/live/telephony'
import type { Incoming, LineEvents, VoiceLine } from './voice'

const WAYS = ['pbx', 'wavoip'] as const satisfies readonly CallVia[]

/** Each way brings its own program, fetched when it is wanted. */
const OPEN = {
  pbx: async (events: LineEvents) => (await import('./sip')).openLine(events),
  wavoip: async (events: LineEvents, { wavoip }: Telephony) =>
    (await import('./wavoip')).openLine(events, wavoip),
} satisfies Record<CallVia, (events: LineEvents, telephony: Telephony) => Promise<VoiceLine>>

/** One way that is held open, as it was wanted then. */
interface Held {
  wish: string
  line: VoiceLine | null
  isOver: boolean
}

export interface Lines {
  /** By what one shall be able to call here. */
  want: (telephony: Telephony | null) => void
  /** Does what had to wait for the end of a call. */
  settle: () => void
  find: (via: CallVia) => VoiceLine | null
  /** Hangs up on everybody. */
  stop: () => void
}

/** Holds the ways to call open that this window wants; one by which somebody talks is left alone until they are done. */
export function holdLines(onCall: (via: CallVia, call: Incoming) => void): Lines {
  const held = new Map<CallVia, Held>()
  let wanted: Telephony | null = null

  const settle = () => {
    for (const via of WAYS) {
      const wish = wanted && canCallBy(via, wanted) ? JSON.stringify(wanted[via]) : null
      const now = held.get(via)
      if ((now?.wish ?? null) === wish || (now && isBusy(via))) continue
      if (now) end(via, now)
      if (wish && wanted) begin(via, wish, wanted)
    }
  }

  const begin = (via: CallVia, wish: string, telephony: Telephony) => {
    const mine: Held = { wish, line: null, isOver: false }
    held.set(via, mine)
    setLine(via, 'connecting')
    const events: LineEvents = {
      onState: (state) => !mine.isOver && setLine(via, state),
      onCall: (call) => onCall(via, call),
    }
    void OPEN[via](events, telephony).then((line) => {
      if (mine.isOver) line.stop()
      else mine.line = line
    })
  }

  const end = (via: CallVia, mine: Held) => {
    mine.isOver = true
    mine.line?.stop()
    held.delete(via)
    setLine(via, 'off')
  }

  return {
    want: (telephony) => {
      wanted = telephony
      settle()
    },
    settle,
    find: (via) => held.get(via)?.line ?? null,
    stop: () => {
      wanted = null
      for (const [via, mine] of held) end(via, mine)
    },
  }
}

function isBusy(via: CallVia): boolean {
  const phone = getPhone()
  return isCalling(phone) && phone.call?.via === via
}
