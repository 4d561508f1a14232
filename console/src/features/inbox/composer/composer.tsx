import { notifications } from '@mantine/notifications'
import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { QuickReply } from '@/lib/schemas'
import { MOST_SEGMENTS, segmentsOf } from '@/lib/sms'
import {
  attach,
  detach,
  retryAttachment,
  type Source,
  takeAttached,
  useAttachments,
  whenAttached,
} from '@/live/attachments'
import { useBootstrap } from '@/live/bootstrap'
import { useCapabilities, useTextOnly } from '@/live/capabilities'
import { type Draft, draftOf, type Quote, setDraft, useDraft } from '@/live/drafts'
import type { OutgoingContent } from '@/live/outbox'
import type { ConversationView } from '@/live/view'
import { PauseButton } from '../flows/pause-button'
import { QuickActions } from '../flows/quick-actions'
import { ReplyButton } from '../quick-replies/reply-button'
import { useQuickRepliesAhead } from '../quick-replies/use-quick-replies'
import { useReplyTools } from '../quick-replies/use-reply-tools'
import { ClockButton } from '../schedule/clock-button'
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
import { SmsCount } from './sms-count'
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

/** What colleagues told each other is quoted to colleagues only. */
function quoteIn(draft: Draft, mode: Draft['mode']): Quote | null {
  return draft.quote?.isNote && mode === 'reply' ? null : (draft.quote ?? null)
}

/** Where one writes: to the customer, or a note to colleagues in another colour. */
export function Composer({ view, dropped, onDroppedTaken }: ComposerProps) {
  const { t } = useTranslation(['inbox', 'sms'])
  const { conversation, allowed } = view
  const { id } = conversation
  const field = useRef<ComposerFieldHandle>(null)
  const draft = useDraft(id)
  const { items, whenReady } = useAttachments(id)
  const limit = useBootstrap((it) => it.me.account.maxFileBytes)
  const voice = useVoice()
  const signal = useTypingSignal(id)
  const capabilities = useCapabilities(conversation.connection)
  const isTextOnly = useTextOnly(conversation.connection)
  const hint = useReplyHint(view)
  const replyWindow = useReplyWindow(conversation)
  const isShut = replyWindow?.isOpen === false
  const mayReply = allowed.includes('reply') && hint === null && !isShut
  const mode = mayReply || !allowed.includes('note') ? draft.mode : 'note'
  const put = useOutgoing(conversation, mode)
  const takesFiles = mode === 'note' || !isTextOnly
  const text = draft[mode]
  const quote = quoteIn(draft, mode)
  const isWaiting = whenReady !== null
  const hasFailed = items.some(({ state }) => state.type === 'failed')
  const isSms = conversation.connection.kind === 'sms' && mode === 'reply' && mayReply
  const isTooLong = isSms && segmentsOf(text.trim()).count > MOST_SEGMENTS
  const canSend = (text.trim() !== '' || items.length > 0) && !hasFailed && !isTooLong
  const handleFiles = useCallback(
    (files: readonly Source[]) => {
      if (takesFiles) attach(id, files, limit)
      else notifications.show({ color: 'red', message: t('sms:noFiles') })
    },
    [id, limit, takesFiles, t],
  )

  useEffect(() => {
    if (dropped.length === 0) return
    handleFiles(dropped)
    onDroppedTaken()
  }, [dropped, onDroppedTaken, handleFiles])

  const putAll = (contents: readonly OutgoingContent[]) =>
    put({
      contents: () => contents,
      quote: quoteIn(draftOf(id), mode),
      onGone: () => setDraft(id, { quote: null }),
    })
  const send = () =>
    put({
      contents: () => contentsOf(draftOf(id)[mode].trim(), takeAttached(id)),
      quote: quoteIn(draftOf(id), mode),
      onGone: () => {
        setDraft(id, { quote: null, [mode]: '' })
        signal(false)
      },
    })
  const tools = useReplyTools(view, { onFiles: handleFiles, onSend: putAll })
  const replies = mode === 'reply' && mayReply ? tools : null
  useQuickRepliesAhead(replies !== null)
  const handleSend = () => {
    if (!canSend) return
    whenAttached(id, send)
    field.current?.focus()
  }
  const handleCancel = () => {
    whenAttached(id, null)
    field.current?.focus()
  }
  const handleExtra = (content: OutgoingContent) => putAll([content])
  const handleReply = (reply: QuickReply) => {
    field.current?.insert(tools.fill(reply))
    tools.onPicked(reply)
  }
  const handleFire = (reply: QuickReply) => {
    tools.onFire(reply)
    field.current?.focus()
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
        items={items}
        onRemove={(key) => detach(id, key)}
        onRetry={(key) => retryAttachment(id, key, limit)}
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
            replies={replies}
            onText={handleText}
            onFiles={handleFiles}
            onSend={handleSend}
            onEscape={isWaiting ? handleCancel : quote ? handleDropQuote : undefined}
            onBlur={() => signal(false)}
          />
          {isSms && <SmsCount text={text.trim()} />}
          <ComposerBar
            conversation={conversation}
            mode={mode}
            canSend={canSend}
            isWaiting={isWaiting}
            capabilities={mode === 'reply' ? capabilities : []}
            onFiles={takesFiles ? handleFiles : undefined}
            onEmoji={(emoji) => field.current?.insert(emoji)}
            onExtra={handleExtra}
            onVoice={takesFiles && canRecord() && !canSend ? voice.start : undefined}
            onSend={handleSend}
            onCancel={handleCancel}
            clock={replies && <ClockButton conversation={conversation} canSchedule={canSend} />}
          >
            <PauseButton conversation={conversation} />
            {replies && <QuickActions conversation={conversation} onReply={handleFire} />}
            {replies && <ReplyButton fill={tools.fill} onPick={handleReply} onFire={handleFire} />}
          </ComposerBar>
        </>
      )}
    </section>
  )
}
