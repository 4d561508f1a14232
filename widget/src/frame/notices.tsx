import { Icon } from '../ui/icon.tsx'
import { lazily } from './lazily.ts'
import { useChat, useTools } from './tools.ts'

const Refused = lazily(async () => (await import('./seldom.tsx')).Refused)
const Countdown = lazily(async () => (await import('./seldom.tsx')).Countdown)

/** Between messages and composer: the one or two things that the visitor should know now. */
export function Notices() {
  const { t } = useTools()
  const { online, registered, refusal, limitedUntil } = useChat()
  return (
    <div role="status">
      {registered && !online && (
        <div class="notice">
          <Icon name="bolt" />
          {t('offline')}
        </div>
      )}
      {limitedUntil && <Countdown until={limitedUntil} />}
      {refusal && <Refused refusal={refusal} />}
    </div>
  )
}
