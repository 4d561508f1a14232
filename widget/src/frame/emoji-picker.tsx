import { useEffect, useRef } from 'preact/hooks'
import { adoptStyles } from './adopt.ts'
import styles from './emoji-picker.css?inline'
import { useTools } from './tools.ts'

adoptStyles(styles)

const EMOJI =
  '😀 😄 😁 😅 😂 🤣 😊 😉 😍 🥰 😘 😋 😎 🤩 🥳 🤗 🤔 🤨 😐 😏 🙄 😬 😴 😕 🙁 😢 😭 😤 😡 🤯 😱 😳 🥺 😷 🙏 👍 👎 👏 🙌 👌 ✌️ 🤞 🤝 💪 👋 ❤️ 💜 💚 💔 🎉 🎁 ⭐ 🔥 ✨ ✅ ❌ ⚠️ ❓ ☕ 📦 🚚 💳 📷 📍'.split(
    ' ',
  )
const COLUMNS = 8
const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }

interface Props {
  onPick(emoji: string): void
  onClose(): void
}

/** The device's own glyphs: nothing is fetched, and everybody sees what they know. */
export function EmojiPicker({ onPick, onClose }: Props) {
  const { t } = useTools()
  const grid = useRef<HTMLDivElement>(null)
  const focus = (at: number) => {
    const button = grid.current?.children[at]
    if (button instanceof HTMLElement) button.focus()
  }
  useEffect(() => focus(0), [])
  const handleKey = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (event.key === 'Escape') onClose()
    else if (!step) return
    else focus([...(grid.current?.children ?? [])].findIndex((child) => child.matches(':focus')) + step)
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div class="emoji" ref={grid} role="dialog" aria-label={t('emoji')} onKeyDown={handleKey}>
      {EMOJI.map((emoji) => (
        <button type="button" class="plain" key={emoji} onClick={() => onPick(emoji)}>
          {emoji}
        </button>
      ))}
    </div>
  )
}
