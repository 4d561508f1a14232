import type { Refusal } from '../chat/state.ts'
import type { Translate } from '../i18n/language.ts'
import type { Format } from '../lib/format.ts'
import { Icon } from '../ui/icon.tsx'
import { lazily } from './lazily.ts'
import { useChat, useTools } from './tools.ts'

const Countdown = lazily(async () => (await import('./seldom.tsx')).Countdown)

/** What a refusal means to the visitor, by its code. Codes that we do not know get a sentence that is always true. */
export function refusalText(
  { code, extra, file }: Omit<Refusal, 'file'> & { file?: string },
  t: Translate,
  format?: Format,
) {
  const limit = format && typeof extra.limit === 'number' ? format.size(extra.limit) : ''
  if (code === 'blocked') return t('blocked')
  if (code === 'network' && !file) return t('trouble')
  return t(code, { file: file ?? '', limit })
}

/** Between messages and composer: the one or two things that the visitor should know now. */
export function Notices() {
  const { chat, t, format } = useTools()
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
      {refusal && (
        <div class="notice bad">
          <Icon name="alert" />
          <span>{refusalText(refusal, t, format)}</span>
          <button
            type="button"
            class="plain"
            aria-label={t('dismiss')}
            onClick={() => chat.update({ refusal: null })}
          >
            <Icon name="close" size={16} />
          </button>
        </div>
      )}
    </div>
  )
}
