import { notifications } from '@mantine/notifications'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '@/lib/i18n'
import { uuidv7 } from '@/lib/uuid'
import { useBootstrap } from '@/live/bootstrap'
import { useDesk } from '@/live/connection'
import { type Quote, setDraft, useDraft } from '@/live/drafts'
import type { OutgoingContent } from '@/live/outbox'
import type { ConversationView } from '@/live/view'
import { AttachmentTray } from './attachment-tray'
import classes from './composer.module.css'
import { ComposerBar } from './composer-bar'
import { ComposerField, type ComposerFieldHandle } from './composer-field'
import { ModeTabs } from './mode-tabs'
import { QuoteBar } from './quote-bar'
import { useAttachments } from './use-attachments'
import { useReplyWindow } from './use-reply-window'
import { useTypingSignal } from './use-typing-signal'

interface ComposerProps {
  view: ConversationView
  /** Files dropped on the conversation. */
  dropped: readonly File[]
  onDroppedTaken: () => void
}

/** Where one writes: to the customer, or a note to colleagues in another colour. */
export function Composer({ view, dropped, onDroppedTaken }: ComposerProps) {
  const { t } = useTranslation('inbox')
  const { conversation, allowed } = view
  const { id } = conversation
  const { outbox, onRefusal } = useOutgoing()
  const field = useRef<ComposerFieldHandle>(null)
  const draft = useDraft(id)
  const attachments = useAttachments()
  const signal = useTypingSignal(id)
  const hint = useReplyHint(view)
  const replyWindow = useReplyWindow(conversation)
  const isShut = replyWindow?.isOpen === false
  const mayReply = allowed.includes('reply') && hint === null && !isShut
  const mode = mayReply || !allowed.includes('note') ? draft.mode : 'note'
  const text = draft[mode]
  // What colleagues told each other is quoted to colleagues only.
  const quote = draft.quote?.isNote && mode === 'reply' ? null : (draft.quote ?? null)
  const ready = attachments.items.flatMap(({ state }) =>
    state.type === 'ready' ? [state.file] : [],
  )
  const isUploading = ready.length < attachments.items.length
  const canSend = (text.trim() !== '' || ready.length > 0) && !isUploading

  useEffect(() => {
    if (dropped.length === 0) return
    attachments.add(dropped)
    onDroppedTaken()
  }, [dropped, onDroppedTaken, attachments.add])

  useEffect(
    () =>
      onRefusal((outgoing, problem) => {
        if (outgoing.conversationId !== id || problem.code !== 'already-taken') return
        notifications.show({ color: 'orange', message: problemText(problem) })
      }),
    [onRefusal, id],
  )

  const put = (content: OutgoingContent, answered: Quote | null = null) =>
    outbox.add({
      id: uuidv7(),
      conversationId: id,
      kind: mode,
      content,
      quote: answered,
      at: new Date().toISOString(),
    })

  const handleSend = () => {
    if (!canSend) return
    for (const [place, content] of contentsOf(text.trim(), ready).entries()) {
      put(content, place === 0 ? quote : null)
    }
    setDraft(id, { [mode]: '', quote: null })
    attachments.clear()
    signal(false)
    field.current?.focus()
  }

  const dropQuote = () => {
    setDraft(id, { quote: null })
    field.current?.focus()
  }

  const handleText = (next: string) => {
    setDraft(id, { [mode]: next })
    if (mode === 'reply') signal(next !== '')
  }

  if (!allowed.includes('reply') && !allowed.includes('note')) return null
  return (
    <section className={classes.composer} data-mode={mode} aria-label={t('composer')}>
      <ModeTabs
        mode={mode}
        mayReply={mayReply}
        mayNote={allowed.includes('note')}
        hint={hint}
        replyWindow={replyWindow}
        onChange={(next) => {
          setDraft(id, { mode: next })
          field.current?.focus()
        }}
      />
      {isShut && hint === null && <p className={classes.shut}>{replyWindow?.remedy}</p>}
      {quote && <QuoteBar quote={quote} onDrop={dropQuote} />}
      <AttachmentTray
        items={attachments.items}
        onRemove={attachments.remove}
        onRetry={attachments.retry}
      />
      <ComposerField
        ref={field}
        text={text}
        isNote={mode === 'note'}
        onText={handleText}
        onFiles={attachments.add}
        onSend={handleSend}
        onEscape={quote ? dropQuote : undefined}
        onBlur={() => signal(false)}
      />
      <ComposerBar
        mode={mode}
        canSend={canSend}
        onFiles={attachments.add}
        onEmoji={(emoji) => field.current?.insert(emoji)}
        onSend={handleSend}
      />
    </section>
  )
}

function useOutgoing() {
  const desk = useDesk()
  const onRefusal = useRef(desk.onRefusal.bind(desk)).current
  return { outbox: desk.outbox, onRefusal }
}

/** Why one cannot reply just now, as a short text key; null when one can. */
function useReplyHint({ conversation, allowed }: ConversationView): string | null {
  const mustAccept = useBootstrap((it) => it.me.account.requireAccept)
  if (conversation.ended) return 'hint.ended'
  if (conversation.state === 'waiting' && mustAccept) return 'hint.acceptFirst'
  if (conversation.state === 'resolved' || conversation.state === 'closed') return 'hint.resolved'
  return allowed.includes('reply') ? null : 'hint.notYours'
}

/** One message per file; a lone text is the caption of a lone file that can carry one. */
function contentsOf(
  text: string,
  files: readonly NonNullable<Extract<OutgoingContent, { file: unknown }>['file']>[],
): OutgoingContent[] {
  const [only] = files
  if (only && files.length === 1 && only.kind !== 'audio') {
    return [{ type: only.kind, file: only, caption: text === '' ? null : text }]
  }
  const words: OutgoingContent[] = text === '' ? [] : [{ type: 'text', body: text }]
  return [...words, ...files.map((file) => ({ type: file.kind, file, caption: null }))]
}
