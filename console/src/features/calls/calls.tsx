import { useEffect, useRef } from 'react'
import { setPhoneActs, usePhone } from '@/live/phone'
import { useTelephony } from '@/live/telephony'
import { CallPanel } from './call-panel'
import { DialPanel } from './dial-panel'
import { HiddenCall } from './hidden-call'
import { LineNotice } from './line-notice'
import { startSoftphone } from './softphone'

/** The telephone of this window, for as long as I can call by anything. */
export function Calls() {
  const telephony = useTelephony()
  const softphone = useRef<ReturnType<typeof startSoftphone>>(null)
  useEffect(() => {
    const started = startSoftphone()
    softphone.current = started
    setPhoneActs(started.acts)
    return () => {
      started.stop()
      setPhoneActs(null)
    }
  }, [])
  useEffect(() => softphone.current?.serve(telephony), [telephony])
  const { lines, call, isHidden, isDialling } = usePhone()
  const { wavoip } = telephony
  if (call && !isHidden) return <CallPanel key={call.id} call={call} line={lines[call.via]} />
  if (isDialling && wavoip.length > 0) return <DialPanel devices={wavoip} />
  if (call) return <HiddenCall call={call} />
  return lines.pbx === 'away' ? <LineNotice /> : null
}
