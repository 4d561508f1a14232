import { useEffect, useState } from 'react'
import { api } from '@/lib/api'
import { i18n } from '@/lib/i18n'
import { type OpenWavoip, openWavoip, stateOf, type WavoipState, watchDevice } from '@/lib/wavoip'

/** How a device of Wavoip stands, and what can be done about it. */
export interface OpenDevice {
  state: WavoipState
  /** To be read by the phone whose WhatsApp it shall be. */
  qrCode: string | null
  phone: string | null
  wakeUp: () => void
  restart: () => void
}

/** Opens a device for as long as one looks at it. */
export function useDevice(deviceId: string): { device: OpenDevice | null; failure: unknown } {
  const [device, setDevice] = useState<OpenDevice | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  useEffect(() => {
    let isOver = false
    let session: OpenWavoip | null = null
    let unwatch: () => void = () => {}
    const open = async () => {
      const { token } = await api.post('/telephony/wavoip/devices/{deviceId}/key', {
        path: { deviceId },
      })
      const opened = await openWavoip([token], i18n.language)
      if (isOver) return opened.close()
      session = opened
      const [found] = opened.wavoip.devices
      if (!found) return
      const look = () => {
        const [now] = opened.wavoip.devices
        if (!now) return
        setDevice({
          state: stateOf(now),
          qrCode: now.qrCode ?? null,
          phone: now.contact?.phone ?? null,
          wakeUp: () => void now.wakeUp(),
          restart: () => void now.restart().catch(setFailure),
        })
      }
      unwatch = watchDevice(found, look)
      look()
    }
    void open().catch((problem) => {
      if (!isOver) setFailure(problem)
    })
    return () => {
      isOver = true
      unwatch()
      session?.close()
    }
  }, [deviceId])
  return { device, failure }
}
