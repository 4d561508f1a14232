import { useEffect } from 'react'
import { setPhoneActs, usePhone } from '@/live/phone'
import { CallPanel } from './call-panel'
import { LineNotice } from './line-notice'
import { startSoftphone } from './softphone'

/** The telephone of this window, for as long as I have an extension. */
export function Calls() {
  useEffect(() => {
    const { acts, stop } = startSoftphone()
    setPhoneActs(acts)
    return () => {
      setPhoneActs(null)
      stop()
    }
  }, [])
  const { line, call } = usePhone()
  if (call) return <CallPanel key={call.id} call={call} line={line} />
  return line === 'away' ? <LineNotice /> : null
}
