import { Button } from '@mantine/core'
import {
  IconArrowBackUp,
  IconPhone,
  IconPhoneCall,
  IconPhoneIncoming,
  IconPhoneOutgoing,
  IconPhoneX,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { duration, phone } from '@/lib/format'
import type { CallState, ContentOf, Message } from '@/lib/schemas'
import { setDraft } from '@/live/drafts'
import { dial } from '@/live/phone'
import { canCallBy, useTelephony } from '@/live/telephony'
import { callKey, isUnanswered } from '@/ui/last-words'
import { useNow } from '@/ui/use-now'
import { focusComposer } from '../ui-state'
import classes from './call.module.css'
import { useAnswering } from './message-tools'

/** Phones ring no longer than a minute; if nothing is heard after that, nobody knows how it ended. */
const RINGS = 120_000

interface CallProps {
  message: Message
  call: ContentOf<'call'>
}

/** A voice call: its line changes as the call goes on. */
export function Call({ message, call }: CallProps) {
  const { t } = useTranslation(['inbox', 'calls'])
  const { direction, at } = message
  const isStale = useNow() - Date.parse(at) > RINGS
  const isLost = call.state === 'ringing' && isStale
  const isRinging = call.state === 'ringing' && !isStale
  const isMissed = direction === 'in' && (isUnanswered(call.state) || isLost)
  const Icon = iconOf(call.state, direction)
  const isBusy = direction === 'out' && call.failure === 'busy'
  return (
    <div className={classes.call} data-state={call.state} data-missed={isMissed || undefined}>
      <span className={classes.icon} data-ringing={isRinging || undefined}>
        <Icon size={20} stroke={1.6} aria-hidden="true" />
      </span>
      <div className={classes.words}>
        <strong>
          {t(isLost ? 'call.lost' : isBusy ? 'call.busy' : callKey(direction, call.state))}
        </strong>
        {call.via && <p>{t(`call.via.${call.via}`)}</p>}
        {call.seconds != null && (
          <p>{t('call.lasted', { length: duration(call.seconds * 1000) })}</p>
        )}
        {call.agent && <p>{t('call.taken', { name: call.agent })}</p>}
        {call.failure && !isBusy && <Failure call={call} code={call.failure} />}
        {isRinging && direction === 'in' && !call.via && (
          <p role="status">{t('call.nobodyHere')}</p>
        )}
        {isMissed && <Answers message={message} call={call} />}
      </div>
    </div>
  )
}

/** Why it did not come about; of a channel, the channel's own code. */
function Failure({ call, code }: { call: ContentOf<'call'>; code: string }) {
  const { t } = useTranslation(['inbox', 'calls'])
  return (
    <p>
      {call.via
        ? t([`calls:why.${code}`, 'calls:why.failed'], { context: call.via })
        : t('call.failure', { code })}
    </p>
  )
}

function iconOf(state: CallState, direction: Message['direction']): typeof IconPhone {
  if (state === 'ringing' || state === 'answered') return IconPhoneCall
  if (isUnanswered(state)) return IconPhoneX
  return direction === 'in' ? IconPhoneIncoming : IconPhoneOutgoing
}

/** How one comes back to somebody whom nobody answered; once something else was said, that is over. */
function Answers({ message, call }: CallProps) {
  const { t } = useTranslation('inbox')
  const answering = useAnswering(message)
  const telephony = useTelephony()
  if (!answering) return null
  const { conversationId } = message
  const { mayAnswer, phone: number } = answering
  const handleReply = () => {
    setDraft(conversationId, { mode: 'reply' })
    focusComposer()
  }
  const via = call.via ?? 'pbx'
  const mayCall = canCallBy(via, telephony) && Boolean(number)
  const isShown = !mayCall && number && /^\+?[\d ]+$/.test(number)
  if (!mayAnswer && !isShown && !mayCall) return null
  return (
    <div className={classes.answers}>
      {mayAnswer && (
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconArrowBackUp size={15} stroke={1.6} />}
          onClick={handleReply}
        >
          {t('call.answer')}
        </Button>
      )}
      {mayCall && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPhone size={15} stroke={1.6} />}
          onClick={() =>
            dial(via, {
              name: message.author.name ?? null,
              conversation: conversationId,
            })
          }
        >
          {t('call.callBack')}
        </Button>
      )}
      {isShown && (
        <Button
          size="compact-sm"
          variant="default"
          component="a"
          href={`tel:${number.replace(/[^+0-9]/g, '')}`}
          leftSection={<IconPhone size={15} stroke={1.6} />}
        >
          {t('call.back', { phone: phone(number) })}
        </Button>
      )}
    </div>
  )
}
