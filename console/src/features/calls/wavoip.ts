import type { Device } from '@wavoip/wavoip-api'
import { api } from '@/lib/api'
import { i18n } from '@/lib/i18n'
import type { WavoipDevice } from '@/lib/schemas'
import { type OpenWavoip, openWavoip, stateOf, type WavoipState, watchDevice } from '@/lib/wavoip'
import { setPhone } from '@/live/phone'
import type { LineEvents, Order, Voice, VoiceLine } from './voice'
import { IncomingCall, OutgoingCall, type WavoipCall } from './wavoip-calls'

/** After this time one tries again to open the devices. */
const AGAIN = 20_000

/** Opens my devices of Wavoip in this window, until it is stopped. */
export function openLine(events: LineEvents, devices: readonly WavoipDevice[]): VoiceLine {
  let opened: Opened | null = null
  let isStopped = false
  let again: number | undefined

  const open = async () => {
    try {
      const { items } = await api.post('/telephony/wavoip/keys')
      const tokens = new Map(items.map(({ id, token }) => [token, id]))
      const session = await openWavoip([...tokens.keys()], i18n.language)
      if (isStopped) session.close()
      else opened = holdOpen(session, tokens, events)
    } catch {
      if (isStopped) return
      events.onState('away')
      again = window.setTimeout(() => void open(), AGAIN)
    }
  }
  void open()

  return {
    isReady: () => opened?.isReady() ?? false,
    call: (order) => {
      if (!opened) throw new Error('No device is open.')
      return opened.call(order, devices)
    },
    stop: () => {
      isStopped = true
      window.clearTimeout(again)
      opened?.close()
      setPhone({ devices: {} })
    },
  }
}

interface Opened {
  isReady: () => boolean
  call: (order: Order, devices: readonly WavoipDevice[]) => Voice
  close: () => void
}

/** @param tokens which device each of them opens */
function holdOpen(
  { wavoip, close }: OpenWavoip,
  tokens: ReadonlyMap<string, string>,
  events: LineEvents,
): Opened {
  const ends = wavoip.devices.map((it) => watchDevice(it, () => look()))
  const states = () =>
    wavoip.devices.map((it) => [tokens.get(it.token) ?? '', stateOf(it)] as const)

  const calls = new Set<WavoipCall>()
  const hold = <Call extends WavoipCall>(call: Call): Call => {
    for (const it of calls) if (it.isOver) calls.delete(it)
    calls.add(call)
    return call
  }

  const look = () => {
    const now = states()
    setPhone({ devices: Object.fromEntries(now) })
    events.onState(lineOf(now.map(([, state]) => state)))
  }

  wavoip.on('offer', (offer) => {
    const deviceId = tokens.get(offer.deviceToken) ?? ''
    events.onCall({
      voice: hold(new IncomingCall(offer)),
      who: async () => {
        const { phone, displayName } = offer.peer
        const shown = await api.post('/telephony/wavoip/devices/{deviceId}/calls', {
          path: { deviceId },
          body: { external: offer.id, phone, name: displayName },
        })
        return { ...shown, name: shown.name ?? displayName }
      },
    })
  })
  look()
  return {
    isReady: () => states().some(([, state]) => !GONE.has(state)),
    call: ({ phone, connection }, devices) =>
      hold(new OutgoingCall(wavoip, phone, orderOf(wavoip.devices, tokens, devices, connection))),
    close: () => {
      for (const it of calls) it.leave()
      for (const end of ends) end()
      close()
    },
  }
}

/** The devices that can call, first those whose number the customer talks with. */
function orderOf(
  open: readonly Device[],
  tokens: ReadonlyMap<string, string>,
  devices: readonly WavoipDevice[],
  connection: string | null,
): string[] {
  const isTheirs = (token: string) => {
    const device = devices.find(({ id }) => id === tokens.get(token))
    return connection !== null && device?.connectionId === connection
  }
  return open
    .filter((it) => CALLS.has(stateOf(it)))
    .map(({ token }) => token)
    .sort((one, other) => Number(isTheirs(other)) - Number(isTheirs(one)))
}

/** One that sleeps wakes up by a call, and of one that may not call, Wavoip says so. */
const CALLS: ReadonlySet<WavoipState> = new Set<WavoipState>(['open', 'hibernating', 'restricted'])

/** Nothing is heard of these now. */
const GONE: ReadonlySet<WavoipState> = new Set<WavoipState>(['starting', 'away'])

function lineOf(states: readonly WavoipState[]) {
  if (states.some((it) => !GONE.has(it))) return 'ready'
  return states.includes('away') ? 'away' : 'connecting'
}
