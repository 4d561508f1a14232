import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCapabilities } from '@/live/capabilities'
import { setDraft, useDraft } from '@/live/drafts'
import type { OutgoingContent } from '@/live/outbox'
import type { ConversationView } from '@/live/view'
import { TemplateButton } from '../templates/template-button'
import { canRecord } from '../voice/recorder'
import { useVoice } from '../voice/use-voice'
import { VoiceBar } from '../voice/voice-bar'
import { AttachmentTray } from './attachment-tray'
import classes from './composer.module.css'
import { ComposerBar } from './composer-bar'
import { ComposerField, type ComposerFieldHandle } from './composer-field'
import { contentsOf } from './contents'
import { ModeTabs } from './mode-tabs'
import { QuoteBar } from './quote-bar'
import { useAttachments } from './use-attachments'
import { useOutgoing } from './use-outgoing'
import { useReplyHint } from './use-reply-hint'
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
  const field = useRef<ComposerFieldHandle>(null)
  const draft = useDraft(id)
  const attachments = useAttachments()
  const voice = useVoice()
  const signal = useTypingSignal(id)
  const capabilities = useCapabilities(conversation.connection)
  const hint = useReplyHint(view)
  const replyWindow = useReplyWindow(conversation)
  const isShut = replyWindow?.isOpen === false
  const mayReply = allowed.includes('reply') && hint === null && !isShut
  const mode = mayReply || !allowed.includes('note') ? draft.mode : 'note'
  const put = useOutgoing(id, mode)
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
  const handleExtra = (content: OutgoingContent) => {
    put(content, quote)
    setDraft(id, { quote: null })
  }
  const handleDropQuote = () => {
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
      {conversation.contact.blocked && <p className={classes.shut}>{t('blockedRemedy')}</p>}
      {isShut && hint === null && (
        <div className={classes.shut}>
          <p>{replyWindow?.remedy}</p>
          {allowed.includes('reply') && <TemplateButton conversation={conversation} />}
        </div>
      )}
      {quote && <QuoteBar quote={quote} onDrop={handleDropQuote} />}
      <AttachmentTray
        items={attachments.items}
        onRemove={attachments.remove}
        onRetry={attachments.retry}
      />
      {voice.state.type !== 'idle' ? (
        <VoiceBar
          voice={voice}
          onSent={(file) => handleExtra({ type: 'audio', file, caption: null, voice: true })}
        />
      ) : (
        <>
          <ComposerField
            ref={field}
            text={text}
            isNote={mode === 'note'}
            onText={handleText}
            onFiles={attachments.add}
            onSend={handleSend}
            onEscape={quote ? handleDropQuote : undefined}
            onBlur={() => signal(false)}
          />
          <ComposerBar
            mode={mode}
            canSend={canSend}
            capabilities={mode === 'reply' ? capabilities : []}
            onFiles={attachments.add}
            onEmoji={(emoji) => field.current?.insert(emoji)}
            onExtra={handleExtra}
            onVoice={canRecord() && !canSend ? voice.start : undefined}
            onSend={handleSend}
          />
        </>
      )}
    </section>
  )
}
