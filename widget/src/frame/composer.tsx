import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../ui/icon.tsx'
import { lazily } from './lazily.ts'
import { useChat, useTools } from './tools.ts'

const EmojiPicker = lazily(async () => (await import('./emoji-picker.tsx')).EmojiPicker)

export function Composer() {
  const { chat, t, draft } = useTools()
  const { open } = useChat()
  const [text, setText] = useState(draft.get)
  const [picking, setPicking] = useState(false)
  const input = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (open) input.current?.focus()
  }, [open])

  useLayoutEffect(() => {
    const box = input.current
    if (!box) return
    box.style.height = 'auto'
    box.style.height = `${Math.min(box.scrollHeight, 132)}px`
  }, [text])

  const write = (next: string) => {
    setText(next)
    draft.set(next)
    chat.typed(next.trim())
  }
  const submit = (event?: Event) => {
    event?.preventDefault()
    const body = text.trim()
    if (body) {
      chat.send(body)
      write('')
    }
    input.current?.focus()
  }
  const handleKey = (event: KeyboardEvent) => {
    // An input method confirms with Enter too: that is not sending.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event)
  }
  const handlePaste = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])]
    if (!files.length) return
    event.preventDefault()
    void chat.attach(files)
  }
  const insert = (emoji: string) => {
    const at = input.current?.selectionStart ?? text.length
    write(text.slice(0, at) + emoji + text.slice(input.current?.selectionEnd ?? at))
    closePicker()
    requestAnimationFrame(() => input.current?.setSelectionRange(at + emoji.length, at + emoji.length))
  }
  const closePicker = () => {
    setPicking(false)
    input.current?.focus()
  }

  return (
    <form class="composer" onSubmit={submit}>
      {picking && <EmojiPicker onPick={insert} onClose={closePicker} />}
      <textarea
        ref={input}
        rows={1}
        value={text}
        maxLength={8000}
        aria-label={t('write')}
        placeholder={t('write')}
        enterkeyhint="send"
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={handleKey}
        onPaste={handlePaste}
      />
      <div class="tools">
        <button
          type="button"
          class="plain"
          aria-label={t('attach')}
          title={t('attach')}
          onClick={() => picker.current?.click()}
        >
          <Icon name="clip" />
        </button>
        <button
          type="button"
          class="plain"
          aria-label={t('emoji')}
          title={t('emoji')}
          aria-expanded={picking}
          onClick={() => setPicking(!picking)}
        >
          <Icon name="smile" />
        </button>
        <button type="submit" class="send" aria-label={t('send')} title={t('send')} disabled={!text.trim()}>
          <Icon name="send" size={18} />
        </button>
      </div>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        onChange={(event) => {
          void chat.attach([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </form>
  )
}
