import { Textarea } from '@mantine/core'
import { type Ref, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ReplySuggestions } from '../quick-replies/reply-suggestions'
import { type ReplyTools, useReplyCompletion } from '../quick-replies/use-reply-completion'
import { COMPOSER_ID } from '../ui-state'
import classes from './composer.module.css'
import { EmojiSuggestions } from './emoji-suggestions'
import { useEmojiCompletion } from './use-emoji-completion'

export interface ComposerFieldHandle {
  focus: () => void
  /** Puts a piece where the cursor is, or in the place of what is selected. */
  insert: (piece: string) => void
}

interface ComposerFieldProps {
  ref: Ref<ComposerFieldHandle>
  text: string
  isNote: boolean
  /** Absent where quick replies are not for: among colleagues. */
  replies: ReplyTools | null
  onText: (text: string) => void
  onFiles: (files: readonly File[]) => void
  onSend: () => void
  /** Escape, when it has something to leave. */
  onEscape: (() => void) | undefined
  onBlur: () => void
}

/** The text itself: Enter sends, Shift+Enter breaks the line, `:name` offers emoji and `/` quick replies. */
export function ComposerField({ ref, text, isNote, replies, onText, ...on }: ComposerFieldProps) {
  const { t } = useTranslation('inbox')
  const field = useRef<HTMLTextAreaElement>(null)
  const wantedCaret = useRef<number | null>(null)
  const [caret, setCaret] = useState(0)
  const label = t(isNote ? 'writeNote' : 'writeReply')

  const replace = (from: number, to: number, piece: string) => {
    wantedCaret.current = from + piece.length
    onText(text.slice(0, from) + piece + text.slice(to))
    field.current?.focus()
  }
  const emojis = useEmojiCompletion(text, caret, replace)
  const ready = useReplyCompletion(text, caret, replace, replies)
  const offered = [emojis, ready].find(({ items }) => items.length > 0)

  useImperativeHandle(ref, () => ({
    focus: () => field.current?.focus(),
    insert: (piece) => {
      const { selectionStart = text.length, selectionEnd = text.length } = field.current ?? {}
      replace(selectionStart, selectionEnd, piece)
    },
  }))

  // A text that was changed from outside leaves the cursor at its end.
  useLayoutEffect(() => {
    const at = wantedCaret.current
    if (at === null) return
    wantedCaret.current = null
    field.current?.setSelectionRange(at, at)
    setCaret(at)
  })

  const handleKeyDown = (event: React.KeyboardEvent) => {
    if (emojis.handleKey(event) || ready.handleKey(event)) return
    if (event.key === 'Escape' && on.onEscape) {
      event.stopPropagation()
      on.onEscape()
      return
    }
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    on.onSend()
  }
  const handlePaste = (event: React.ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    on.onFiles(files)
  }
  return (
    <div className={classes.field}>
      <EmojiSuggestions completion={emojis} />
      {replies && <ReplySuggestions completion={ready} fill={replies.fill} />}
      <Textarea
        id={COMPOSER_ID}
        ref={field}
        variant="unstyled"
        autosize
        minRows={1}
        maxRows={8}
        classNames={{ input: classes.text ?? '' }}
        value={text}
        placeholder={label}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={offered?.id}
        aria-activedescendant={offered && `${offered.id}-${offered.active}`}
        onChange={({ currentTarget }) => {
          onText(currentTarget.value)
          setCaret(currentTarget.selectionStart)
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={handleKeyDown}
        onPaste={handlePaste}
        onBlur={() => {
          setCaret(0)
          on.onBlur()
        }}
      />
    </div>
  )
}
