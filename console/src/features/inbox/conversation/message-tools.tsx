import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '@/lib/schemas'
import { setDraft } from '@/live/drafts'
import type { ConversationView } from '@/live/view'
import { focusComposer } from '../ui-state'
import classes from './message-tools.module.css'
import { quoteOf } from './quote'

interface Means {
  mayAnswer: boolean
  mayNote: boolean
}

const MeansContext = createContext<Means>({ mayAnswer: false, mayNote: false })

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
  const means = useMemo(() => ({ mayAnswer, mayNote }), [mayAnswer, mayNote])
  return <MeansContext value={means}>{children}</MeansContext>
}

/** What stands beside a message while one points at it. */
export function MessageTools({ message }: { message: Message }) {
  const { t } = useTranslation(['message', 'inbox'])
  const { mayAnswer, mayNote } = useContext(MeansContext)
  const { direction, content, conversationId } = message
  const isNote = direction === 'note'
  if (content.type === 'withdrawn' || !(isNote ? mayNote : mayAnswer || mayNote)) return null
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
    </div>
  )
}
