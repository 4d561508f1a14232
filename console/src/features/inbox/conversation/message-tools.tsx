import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { createContext, type ReactNode, Suspense, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Capability, Message, MessageStatus } from '@/lib/schemas'
import { useCapabilities } from '@/live/capabilities'
import { setDraft } from '@/live/drafts'
import type { ConversationView } from '@/live/view'
import { TrainingMenu } from '../flows/training-menu'
import { focusComposer } from '../ui-state'
import classes from './message-tools.module.css'
import { quoteOf } from './quote'
import { ReactButton } from './react-button'

interface Means {
  mayAnswer: boolean
  mayNote: boolean
  capabilities: readonly Capability[]
}

const MeansContext = createContext<Means>({
  mayAnswer: false,
  mayNote: false,
  capabilities: [],
})

function useMeans(): Means {
  return useContext(MeansContext)
}

/** What was said last, and how its customer is reached elsewhere; few read it, for it changes with each message. */
const LatestContext = createContext<{ seq: number; phone: string | null }>({ seq: 0, phone: null })

/** The number to call back, and whether a message is the latest word and the customer may be answered. */
export function useAnswering(
  message: Message,
): { mayAnswer: boolean; phone: string | null } | null {
  const { mayAnswer } = useMeans()
  const { seq, phone } = useContext(LatestContext)
  return message.seq === seq ? { mayAnswer, phone } : null
}

interface MessageMeansProps {
  view: ConversationView
  /** Who only looks does nothing. */
  isLooking: boolean
  children: ReactNode
}

/** What one can do here with a message; the same for every bubble. */
export function MessageMeans({ view, isLooking, children }: MessageMeansProps) {
  const mayAnswer = !isLooking && view.allowed.includes('reply')
  const mayNote = !isLooking && view.allowed.includes('note')
  const capabilities = useCapabilities(view.conversation.connection)
  const means = useMemo(
    () => ({ mayAnswer, mayNote, capabilities }),
    [mayAnswer, mayNote, capabilities],
  )
  const seq = view.conversation.lastMessage?.seq ?? 0
  const phone = view.contact.phone ?? null
  const latest = useMemo(() => ({ seq, phone }), [seq, phone])
  return (
    <MeansContext value={means}>
      <LatestContext value={latest}>{children}</LatestContext>
    </MeansContext>
  )
}

/** Only what the other side has can be answered with a sign. */
export function useMayReact({ direction, status, content }: Message): boolean {
  const { mayAnswer, capabilities } = useMeans()
  const isThere =
    direction === 'in' || (direction === 'out' && status != null && ARRIVING.has(status))
  return mayAnswer && capabilities.includes('react') && isThere && !STANDS_ALONE.has(content.type)
}

/** A channel that cannot take back what was sent; not known of one that has told us nothing yet. */
export function useIsForGood({ direction }: Message): boolean {
  const { capabilities } = useMeans()
  return direction === 'out' && capabilities.includes('status') && !capabilities.includes('delete')
}

/** What can be neither quoted nor answered with a sign: the channel knows no message behind it. */
const STANDS_ALONE = new Set<Message['content']['type']>(['withdrawn', 'call'])

const ARRIVING = new Set<MessageStatus>(['sent', 'delivered', 'read', 'played'])

/** What stands beside a message while one points at it. */
export function MessageTools({ message }: { message: Message }) {
  const { t } = useTranslation(['message', 'inbox'])
  const { mayAnswer, mayNote } = useMeans()
  const { direction, content, conversationId } = message
  const mayReact = useMayReact(message)
  const isNote = direction === 'note'
  if (STANDS_ALONE.has(content.type) || !(isNote ? mayNote : mayAnswer || mayNote)) return null
  const quote = quoteOf(message, t)
  const handleReply = () => {
    setDraft(conversationId, isNote ? { quote, mode: 'note' } : { quote })
    focusComposer()
  }
  return (
    <div className={classes.tools}>
      <Tooltip label={t('reply')}>
        <ActionIcon
          variant="default"
          size={28}
          radius="xl"
          aria-label={t('replyTo', { name: quote.name })}
          onClick={handleReply}
        >
          <IconArrowBackUp size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      {mayReact && <ReactButton message={message} name={quote.name} />}
      <Suspense>
        <TrainingMenu message={message} name={quote.name} />
      </Suspense>
    </div>
  )
}
