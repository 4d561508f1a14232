import { useTranslation } from 'react-i18next'
import { useTypists } from '@/live/apply-moment'
import { useMe } from '@/live/bootstrap'
import { useNow } from '@/ui/use-now'
import classes from './timeline.module.css'

/** A lost "stopped" must not leave somebody typing for ever. */
const STALE = 8_000

/** Whether the customer is writing right now. */
export function TypingLine({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('inbox')
  const now = useNow(2_000)
  const me = useMe().agent.id
  const typists = useTypists(conversationId).filter((it) => it.who.id !== me && now - it.at < STALE)
  return (
    <div className={classes.typing} role="status">
      {typists.length > 0 && (
        <>
          <span className={classes.dots} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <span>
            {t('someoneTyping', {
              count: typists.length,
              name: typists.map((it) => it.who.name).join(', '),
            })}
          </span>
        </>
      )}
    </div>
  )
}
